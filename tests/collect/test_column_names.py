"""Names of columns that exports write and people use."""

from __future__ import annotations

from pathlib import Path

import pytest

from collect.small_shop import csv
from parcours.collect.column_names import plain
from parcours.collect.formats import open_file
from parcours.collect.recognise import recognise


@pytest.mark.parametrize(
    ("header", "row", "expected"),
    [
        (
            "event_time,event_type,product_id,price,user_id,user_session",
            "2019-10-01 00:00:00 UTC,view,44600062,35.79,541312140,72d76fde",
            {"time": "event_time", "event": "event_type", "user": "user_id"},
        ),
        (
            "messageId,anonymousId,userId,event,timestamp,properties.total",
            "m1,a1,,Order Completed,2025-03-01T10:00:00.123Z,10",
            {
                "id": "messageId",
                "anonymous": "anonymousId",
                "user": "userId",
                "event": "event",
                "time": "timestamp",
            },
        ),
        (
            "$insert_id,distinct_id,event,time",
            "i1,d1,view,1740823200",
            {"id": "$insert_id", "user": "distinct_id", "event": "event", "time": "time"},
        ),
        (
            "uuid,event_type,user_id,device_id,client_event_time,server_upload_time",
            "x1,view,u1,d1,2025-03-01 10:00:00,2025-03-01 10:00:02",
            {
                "id": "uuid",
                "event": "event_type",
                "user": "user_id",
                "anonymous": "device_id",
                "time": "client_event_time",
            },
        ),
        (
            "event_timestamp,event_name,user_pseudo_id,user_id",
            "1740823200000000,page_view,p.1,",
            {
                "time": "event_timestamp",
                "event": "event_name",
                "anonymous": "user_pseudo_id",
                "user": "user_id",
            },
        ),
        (
            "collector_tstamp,event,event_id,user_id,domain_userid,network_userid",
            "2025-03-01 10:00:00.001,page_view,e1,u,d,n",
            {
                "time": "collector_tstamp",
                "event": "event",
                "id": "event_id",
                "user": "user_id",
                "anonymous": "domain_userid",
            },
        ),
        (
            "InvoiceNo,StockCode,Quantity,InvoiceDate,CustomerID",
            "536365,85123A,6,2010-12-01 08:26,17850",
            {"object.order": "InvoiceNo", "time": "InvoiceDate", "user": "CustomerID"},
        ),
        (
            "case:concept:name,concept:name,time:timestamp",
            "c1,Register,2025-03-01T10:00:00",
            {"user": "case:concept:name", "event": "concept:name", "time": "time:timestamp"},
        ),
        (
            "Время,Событие,ID клиента,Номер заказа,Почта",
            "2025-03-01 10:00:00,Покупка,17,A-1,a@b.ru",
            {
                "time": "Время",
                "event": "Событие",
                "user": "ID клиента",
                "object.order": "Номер заказа",
                "email": "Почта",
            },
        ),
        (
            "Data comenzii,Eveniment,ID client,Nr. comandă",
            "2025-03-01 10:00,Plată,17,C1",
            {
                "time": "Data comenzii",
                "event": "Eveniment",
                "user": "ID client",
                "object.order": "Nr. comandă",
            },
        ),
        (
            "Horodatage,Événement,Identifiant client,N° commande,Courriel",
            "2025-03-01 10:00,Achat,17,C1,a@b.fr",
            {"time": "Horodatage", "event": "Événement", "user": "Identifiant client", "email": "Courriel"},
        ),
        (
            "Waktu,Kejadian,ID Pelanggan,No Pesanan,Nomor Resi",
            "2025-03-01 10:00,Beli,17,P1,R1",
            {
                "time": "Waktu",
                "event": "Kejadian",
                "user": "ID Pelanggan",
                "object.order": "No Pesanan",
                "object.parcel": "Nomor Resi",
            },
        ),
    ],
)
def test_names_that_exports_and_people_use(header: str, row: str, expected: dict[str, str], tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text(csv(header, row))
    mapping = recognise(open_file(path), where="table.csv", source="table", zone="UTC").mapping
    assert {role: column for column, role in mapping.roles.items()} == expected


def test_plain_names() -> None:
    assert [plain(n) for n in ("userId", "User ID", "$user_id", "Événement", "HTTPStatus")] == [
        "user_id",
        "user_id",
        "user_id",
        "evenement",
        "http_status",
    ]
