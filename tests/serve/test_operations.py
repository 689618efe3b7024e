"""The answers of the server: the output of the command line, or the reason for none."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import jsonschema
import openpyxl
import pytest

from reportparse import json_schema, parse
from reportparse.output.json_schema import findings_schema
from reportparse.serve import ServerLimits, application
from reportparse.serve.answering import answer
from reportparse.serve.openapi import openapi
from reportparse.serve.operations import OPERATIONS, Asked, File
from reportparse.serve.problem_details import KINDS, Refusal
from reportparse.serve.responses import start_page
from tests.cli.test_commands import run
from tests.laws.finds import finds
from tests.serve.common import CLEAN, FAULTY, YEARS, Server, served

_BY_NAME = {listed_operation.name: listed_operation for listed_operation in OPERATIONS}


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with served() as one:
        yield one


@pytest.fixture
def client(server: Server) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=server.address, timeout=60) as one:
        yield one


def sent(*paths: Path) -> list[tuple[str, tuple[str, bytes]]]:
    return [("file", (str(path), path.read_bytes())) for path in paths]


@pytest.mark.parametrize(
    ("operation", "arguments", "parameters"),
    [
        ("parse", ["parse"], {}),
        (
            "parse",
            ["parse", "--provenance", "--check"],
            {"provenance": "true", "check": "true"},
        ),
        ("check", ["check", "--format", "json"], {}),
        ("format", ["format"], {}),
        ("view", ["view", "-o", "-"], {}),
    ],
)
def test_one_file_gives_what_the_command_prints(
    client: httpx.Client, operation: str, arguments: list[str], parameters: dict[str, str]
) -> None:
    done = run(*arguments, FAULTY, "--lang", "en")
    by_form = client.post(
        f"/{operation}", files=sent(FAULTY), data={"lang": "en"}, params=parameters
    )
    named = {**parameters, "lang": "en", "name": str(FAULTY)}
    by_body = client.post(f"/{operation}", content=FAULTY.read_bytes(), params=named)

    assert (by_form.status_code, by_body.status_code) == (200, 200)
    assert by_form.text == by_body.text == done.stdout
    assert int(by_form.headers["reportparse-errors"]) > 0


@pytest.mark.parametrize(
    ("operation", "arguments"),
    [("parse", ["parse"]), ("check", ["check", "--format", "json"]), ("view", ["view", "-o", "-"])],
)
def test_several_files_give_what_the_command_prints(
    client: httpx.Client, operation: str, arguments: list[str]
) -> None:
    done = run(*arguments, *YEARS, "--lang", "zh")

    assert client.post(f"/{operation}", files=sent(*YEARS)).text == done.stdout


def test_a_web_page_is_read_as_such(client: httpx.Client) -> None:
    page = f"<html><body><pre>{CLEAN.read_text('utf-8')}</pre></body></html>".encode("gb18030")
    report = client.post("/parse", content=page, params={"name": "x.html"}).json()

    assert (report["source"]["format"], report["source"]["encoding"]) == ("html", "gb18030")
    assert report["agency"]


def test_pasted_text_is_read_whatever_encoding_the_files_have(client: httpx.Client) -> None:
    pasted = {"text": (None, CLEAN.read_text("utf-8")), "encoding": (None, "gb18030")}
    report = client.post("/parse", files=pasted).json()

    assert report["agency"] == parse(CLEAN.read_text("utf-8")).agency
    assert report["source"]["name"] is None


@pytest.mark.parametrize(
    ("language", "detail"),
    [("zh", "这不是政府信息公开工作年度报告"), ("en", "not an annual report")],
)
def test_a_text_that_is_no_report_has_no_canonical_text(
    client: httpx.Client, language: str, detail: str
) -> None:
    named = {"name": "news.txt", "lang": language}
    done = client.post("/format", content="天气晴朗。\n".encode(), params=named)

    assert (done.status_code, done.json()["code"]) == (422, "not-a-report")
    assert done.json()["file"] == "news.txt"
    assert done.json()["detail"].startswith(detail)


def test_a_download_has_a_name(client: httpx.Client) -> None:
    files = [("file", ("C:\\报告\\林业局 2024.txt", CLEAN.read_bytes()))]
    done = client.post("/format?download=true", files=files)

    assert done.headers["content-disposition"] == (
        "attachment; filename*=UTF-8''%E6%9E%97%E4%B8%9A%E5%B1%80%202024.txt"
    )


def test_json_is_of_its_schema(client: httpx.Client) -> None:
    parsed = client.post(
        "/parse", files=sent(FAULTY), params={"provenance": "true", "check": "true"}
    )
    checked = client.post("/check", files=sent(*YEARS))

    jsonschema.Draft202012Validator(json_schema()).validate(parsed.json())
    jsonschema.Draft202012Validator(findings_schema()).validate(checked.json())
    assert checked.json()["reports"][1]["previous"] == str(YEARS[0])


@pytest.mark.parametrize(
    ("path", "request_", "code", "word"),
    [
        ("/parse", {"content": b""}, "no-file", "`text`"),
        ("/parse", {"files": {"text": (None, "")}}, "no-file", "`text`"),
        ("/parse", {"files": [("file", ("a.txt", b""))]}, "no-file", "empty"),
        ("/format", {"files": sent(*YEARS)}, "one-file", "2 came"),
        ("/parse?speed=1", {"content": b"x"}, "unknown-parameter", "'speed'"),
        ("/view?check=true", {"content": b"x"}, "unknown-parameter", "'check'"),
        ("/parse", {"files": [("other", ("a.txt", b"x"))]}, "unknown-parameter", "'other'"),
        ("/parse?lang=fr", {"content": b"x"}, "wrong-value", "zh, en"),
        ("/parse?check=1", {"content": b"x"}, "wrong-value", "true or false"),
        ("/parse?lang=zh&lang=en", {"content": b"x"}, "wrong-value", "twice"),
        ("/parse?encoding=utf-9", {"content": b"x"}, "format-not-read", "utf-9"),
        ("/parse?encoding=utf-8", {"content": b"\xff"}, "cannot-decode", "0xFF"),
        ("/parse", {"content": b"\x89PNG\r\n\x1a\n"}, "format-not-read", ""),
        ("/nothing", {"content": b"x"}, "not-found", "/nothing"),
        ("/", {"content": b"x"}, "method-not-allowed", "POST /"),
    ],
)
def test_why_there_is_no_answer(
    client: httpx.Client, path: str, request_: dict[str, Any], code: str, word: str
) -> None:
    done = client.post(path, **request_)

    assert done.headers["content-type"] == "application/problem+json"
    problem = done.json()
    assert problem["code"] == code
    assert done.status_code == problem["status"] == KINDS[code].status
    assert word.lower() in problem["detail"].lower()


def test_the_file_that_cannot_be_read_is_named(client: httpx.Client) -> None:
    bad = ("file", ("bad.txt", b"\x89PNG\r\n\x1a\n"))
    files = [*sent(CLEAN), bad, *sent(FAULTY)]

    assert client.post("/parse", files=[bad, bad]).json()["file"] == "bad.txt"
    parsed, checked, page = (
        client.post(f"/{name}", files=files) for name in ("parse", "check", "view")
    )
    for done in (parsed, checked, page):
        assert (done.status_code, done.headers["reportparse-unreadable"]) == (200, "1")
    assert len(parsed.text.splitlines()) == len(checked.json()["reports"]) == 2
    assert checked.json()["files"]["unreadable"][0]["source"] == "bad.txt"
    assert "<strong>bad.txt</strong>" in page.text


def test_a_workbook_needs_its_extras(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)

    with pytest.raises(Refusal, match="XlsxWriter"):
        answer(asked("workbook", CLEAN))


def test_a_workbook_comes_back(client: httpx.Client, tmp_path: Path) -> None:
    done = client.post("/workbook?download=true", files=sent(*YEARS))

    assert done.status_code == 200, done.text
    assert done.headers["content-disposition"].endswith(".xlsx")
    (tmp_path / "a.xlsx").write_bytes(done.content)
    assert openpyxl.load_workbook(tmp_path / "a.xlsx").sheetnames[0] == "汇总"


def test_a_person_gets_a_page_and_no_markup_of_a_name_in_it(client: httpx.Client) -> None:
    files = [("file", ("<script>x</script>.txt", b"\x89PNG\r\n\x1a\n"))]
    done = client.post("/view", files=files, headers={"accept": "text/html,*/*"})

    assert done.status_code == 422
    assert "不能读取这种文件" in done.text
    assert "另存为" in done.text
    assert "&lt;script&gt;x" in done.text
    assert "<script>x" not in done.text
    assert "script-src 'sha256-" in done.headers["content-security-policy"]


@pytest.mark.parametrize("cut", [20, 60, 400])
def test_a_form_that_was_cut_off_is_not_taken_for_a_whole_one(
    client: httpx.Client, cut: int
) -> None:
    request = client.build_request("POST", "/parse", files=sent(*YEARS))
    body = request.read()
    kind = request.headers["content-type"]
    done = client.post("/parse", content=body[:-cut], headers={"content-type": kind})

    assert done.json()["code"] == "form-damaged"


def test_a_form_by_another_spelling_is_a_form(client: httpx.Client) -> None:
    request = client.build_request("POST", "/parse", files=sent(*YEARS))
    kind = request.headers["content-type"].replace("multipart/form-data", "Multipart/Form-Data")
    done = client.post("/parse", content=request.read(), headers={"content-type": kind})

    assert len(done.text.splitlines()) == 2
    mixed = kind.replace("Form-Data", "Mixed")
    done = client.post("/parse", content=request.read(), headers={"content-type": mixed})
    assert done.json()["code"] == "form-damaged"


@pytest.mark.parametrize("more", [b"--x\r\n\r\nlost\r\n--x--", b"garbage"])
def test_nothing_is_lost_behind_the_end_of_a_form(client: httpx.Client, more: bytes) -> None:
    part = b'--x\r\nContent-Disposition: form-data; name="text"\r\n\r\nabc\r\n--x--\r\n'
    headers = {"content-type": "multipart/form-data; boundary=x"}

    assert client.post("/parse", content=part, headers=headers).status_code == 200
    done = client.post("/parse", content=part + more, headers=headers)
    assert done.json()["code"] == "form-damaged"


def test_text_that_is_not_utf8_is_not_guessed_at(client: httpx.Client) -> None:
    text = CLEAN.read_text("utf-8").encode("gb18030")
    for body in (text, CLEAN.read_bytes().replace("临".encode(), b"\xff")):
        done = client.post("/parse", files={"text": (None, body)})
        assert done.json()["code"] == "cannot-decode"
    # A file without a name is a file.
    report = client.post("/parse", files={"file": (None, text)}).json()
    assert (report["source"]["encoding"], report["agency"]) == ("gb18030", "临江市人民政府")


@pytest.mark.parametrize("name", ["charset=punycode", "charset=undefined", "charset=utf-7"])
def test_what_a_form_says_of_its_signs_is_not_asked(client: httpx.Client, name: str) -> None:
    named = b'Content-Disposition: form-data; name="file"; filename="+2AA-.txt"'
    part = b"--x\r\n" + named + b"\r\n\r\nabc\r\n--x--"
    headers = {"content-type": f"multipart/form-data; boundary=x; {name}"}
    done = client.post("/parse?download=true", content=part, headers=headers)

    assert done.status_code == 200
    assert done.json()["source"]["name"] == "+2AA-.txt"


@pytest.mark.parametrize(
    ("name", "kept"), [("/", "report.txt"), ("..", "report.txt"), ("a" * 5000, "a" * 100 + ".txt")]
)
def test_names_of_downloads(client: httpx.Client, name: str, kept: str) -> None:
    done = client.post(
        "/format", params={"download": "true", "name": name}, content=CLEAN.read_bytes()
    )

    assert done.headers["content-disposition"].endswith(f"''{kept}")


def test_lone_surrogates_are_as_on_the_command_line(client: httpx.Client, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    title = "某某镇2024年政府信息公开工作年度报告\n"
    path.write_bytes(f"{title}一、总体情况\n".encode("raw_unicode_escape") + b"\\ud800")
    command = [sys.executable, "-m", "reportparse", "format", str(path)]
    done = subprocess.run(
        [*command, "--encoding", "raw_unicode_escape"], capture_output=True, check=False
    )
    answer = client.post("/format?encoding=raw_unicode_escape", content=path.read_bytes())

    assert answer.content == done.stdout != b""


def test_mounted_elsewhere_its_page_leads_there() -> None:
    page = bytes(start_page(ServerLimits()).body).decode()

    assert not re.search(r'(?:formaction|href)="/', page)
    assert openapi(ServerLimits())["servers"] == [{"url": "./"}]


def test_a_form_without_a_boundary(client: httpx.Client) -> None:
    headers = {"content-type": "multipart/form-data"}
    done = client.post("/parse", content=b"x", headers=headers)

    assert done.json()["code"] == "form-damaged"


@pytest.mark.parametrize(
    "headers",
    [
        {"host": "evil.example"},
        {"host": "127.0.0.1.evil.example:80"},
        {"host": "[::1"},
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://localhost:3000"},
        {"origin": "https://127.0.0.1"},
        {"host": "evil@127.0.0.1"},
        {"host": "127.0.0.1/x"},
        {"host": "127.0.0.1:x"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_other_sites_are_refused(client: httpx.Client, headers: dict[str, str]) -> None:
    done = client.post("/parse", content=b"x", headers=headers)

    assert done.json()["code"] == "from-elsewhere"


@pytest.mark.parametrize("path", ["/", "/parse", "/parse/", "/nothing", "/openapi.json"])
def test_another_name_of_the_server_is_told_nothing(client: httpx.Client, path: str) -> None:
    done = client.get(path, headers={"host": "evil.example"}, follow_redirects=False)

    assert (done.status_code, done.json()["code"]) == (403, "from-elsewhere")
    assert "location" not in done.headers


def test_an_address_with_a_slash_is_another(client: httpx.Client) -> None:
    assert client.post("/parse/", content=b"x").json()["code"] == "not-found"


def test_its_own_pages_are_answered(client: httpx.Client, server: Server) -> None:
    headers = {"origin": server.address, "sec-fetch-site": "same-origin"}

    assert client.post("/parse", content=b"x", headers=headers).status_code == 200
    assert client.get("/", headers={"host": "localhost:1"}).status_code == 200


def test_all_answers_forbid_guessing_and_keeping(client: httpx.Client) -> None:
    answers = [client.get("/"), client.get("/openapi.json"), client.get("/parse"), client.get("/x")]
    answers.append(client.post("/view", files=sent(CLEAN)))

    for one in answers:
        assert one.headers["x-content-type-options"] == "nosniff"
        assert one.headers["cache-control"] == "no-store"
        assert "access-control-allow-origin" not in one.headers
    assert answers[-1].headers["content-security-policy"].startswith("sandbox allow-scripts ")


def test_the_description_is_openapi_and_true(client: httpx.Client) -> None:
    from openapi_spec_validator import validate

    described = client.get("/openapi.json").json()
    validate(described)

    assert described == json.loads(json.dumps(openapi(ServerLimits())))
    assert set(described["paths"]) == {f"/{operation.name}" for operation in OPERATIONS}
    defined = set(described["components"]["schemas"])
    referred = {
        word.split('"')[0] for word in json.dumps(described).split("#/components/schemas/")[1:]
    }
    assert referred <= defined
    assert "#/$defs" not in json.dumps(described)


def test_the_described_schemas_take_the_answers(client: httpx.Client) -> None:
    described = client.get("/openapi.json").json()
    for path, files in {"/parse": sent(FAULTY), "/check": sent(*YEARS)}.items():
        content = described["paths"][path]["post"]["responses"]["200"]["content"]
        schema = {**described, **content["application/json"]["schema"]}
        data = client.post(path, files=files).json()
        validator = jsonschema.Draft202012Validator(schema)
        validator.validate(data)
        assert not validator.is_valid({})


def test_a_text_that_would_not_read_back(client: httpx.Client) -> None:
    find = next(one for one in finds() if one.open and "title" in one.open)
    done = client.post("/format", content=find.text.encode())

    assert done.json()["code"] == "not-canonical"


def asked(name: str, *paths: Path, **options: str) -> Asked:
    operation = _BY_NAME[name]
    files = tuple(File(path.name, path.read_bytes()) for path in paths)
    return Asked(operation, files, operation.options(list(options.items())))


@pytest.mark.parametrize("name", sorted(_BY_NAME))
def test_answers_count_the_errors(name: str) -> None:
    faulty, clean = answer(asked(name, FAULTY)), answer(asked(name, CLEAN))

    assert (faulty.errors, clean.errors) == (4, 0)
    if name == "workbook":
        assert faulty.body.startswith(b"PK")
    else:
        assert "石桥县教育局" in faulty.body.decode()


def test_an_unreadable_file_is_a_problem() -> None:
    operation = _BY_NAME["parse"]
    files = (File("a", b"\x89PNG\r\n\x1a\n"),)
    with pytest.raises(Refusal) as raised:
        answer(Asked(operation, files, operation.options([])))

    assert (raised.value.code, raised.value.file) == ("format-not-read", "a")


def test_an_application_needs_no_settings() -> None:
    assert [getattr(route, "path", "") for route in application().routes] == [
        "/",
        "/openapi.json",
        *(f"/{operation.name}" for operation in OPERATIONS),
    ]
