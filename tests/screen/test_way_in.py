"""Who gets in: the browser that opens the address of the terminal, once, and nobody after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from screen.conftest import Shown


def test_the_address_of_the_terminal_lets_in_once(shared: Shown, browser: Browser) -> None:
    address = shared.serving.door.address()
    first, second = browser.new_context(), browser.new_context()
    page = first.new_page()
    page.goto(address)
    page.wait_for_url(f"{shared.origin}/")
    assert "token" not in page.url
    (cookie,) = first.cookies()
    assert (cookie["httpOnly"], cookie["sameSite"], cookie["domain"]) == (True, "Strict", "127.0.0.1")
    assert page.evaluate("document.cookie") == ""
    stranger = second.new_page()
    assert stranger.goto(address).status == 403
    assert "press Enter" in stranger.inner_text("body")
    assert stranger.goto(f"{shared.origin}/lumen").status == 403
    page.goto(address)  # who is in stays in
    page.wait_for_url(f"{shared.origin}/")
    first.close()
    second.close()


def test_another_site_reads_nothing_and_changes_nothing(shared: Shown, desktop: Page) -> None:
    """A page of another origin on this very machine, in the very browser that was let in."""
    from http.server import BaseHTTPRequestHandler, HTTPServer
    from threading import Thread

    class Elsewhere(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(b"<!doctype html><title>elsewhere</title>")

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Elsewhere)
    Thread(target=server.serve_forever, daemon=True).start()
    page = desktop.context.new_page()
    page.goto(f"http://127.0.0.1:{server.server_port}/")
    ask = """async ([url, how]) => {
        try { const a = await fetch(url, {credentials: 'include', ...how}); return [a.status, (await a.text()).length] }
        catch (error) { return 'refused' } }"""
    assert page.evaluate(ask, [f"{shared.origin}/api/workspaces", {}]) == "refused"
    assert page.evaluate(ask, [f"{shared.origin}/api/workspaces", {"mode": "no-cors"}]) in ("refused", [0, 0])
    simple = {
        "mode": "no-cors",
        "method": "POST",
        "body": '{"name": "stolen"}',
        "headers": {"Content-Type": "text/plain"},
    }
    assert page.evaluate(ask, [f"{shared.origin}/api/workspaces", simple]) in ("refused", [0, 0])
    assert shared.names() == ["lumen"]
    assert (
        page.evaluate(
            "url => new Promise(done => { const s = document.createElement('script'); s.src = url;"
            "s.onload = () => done('loaded'); s.onerror = () => done('refused'); document.head.append(s) })",
            f"{shared.origin}/assets/none.js",
        )
        == "refused"
    )
    server.shutdown()
