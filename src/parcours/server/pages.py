"""What does somebody see who is at the door? That they are in, or how to get in; without a script, before any file."""

from __future__ import annotations

from html import escape

from starlette.responses import HTMLResponse

_PAGE = """\
<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">{head}<title>Parcours</title>
<style>
body {{ font: 16px/1.5 system-ui, sans-serif; max-width: 34rem; margin: 18vh auto 0; padding: 0 1.5rem }}
h1 {{ font: 500 1.6rem/1.3 Georgia, serif }} p {{ margin: .9rem 0 }} p + p {{ opacity: .75 }}
</style></head>
<body>{body}</body></html>
"""
_SHUT = (
    (
        "en",
        "This browser has not been let in. "
        "In the terminal where Parcours runs, press Enter: it shows an address to open.",
    ),
    (
        "ru",
        "Этот браузер ещё не впущен. "
        "Нажмите Enter в терминале, где работает Parcours: он покажет адрес, который надо открыть.",
    ),
    (
        "ro",
        "Acest browser nu a fost încă primit. "
        "În terminalul în care rulează Parcours apăsați Enter: va afișa o adresă de deschis.",
    ),
    (
        "fr",
        "Ce navigateur n’est pas encore admis. "
        "Dans le terminal où tourne Parcours, appuyez sur Entrée : il affichera une adresse à ouvrir.",
    ),
    (
        "id",
        "Peramban ini belum diizinkan masuk. "
        "Di terminal tempat Parcours berjalan, tekan Enter: akan tampil alamat untuk dibuka.",
    ),
)


def entered(to: str, cookie: str | None) -> HTMLResponse:
    """Lets a browser in and sends it on. The page itself does: of a redirect from elsewhere, a browser would hold the
    cookie back."""
    target = escape(to, quote=True)
    page = _PAGE.format(
        head=f'<meta http-equiv="refresh" content="0;url={target}">', body=f'<p><a href="{target}">Parcours</a></p>'
    )
    answer = HTMLResponse(page, headers={"Cache-Control": "no-store"})
    if cookie is not None:
        answer.headers["Set-Cookie"] = cookie
    return answer


def shut() -> HTMLResponse:
    """How to get in."""
    said = "".join(f'<p lang="{language}">{escape(text)}</p>' for language, text in _SHUT)
    return HTMLResponse(_PAGE.format(head="", body=f"<h1>Parcours</h1>{said}"), 403)
