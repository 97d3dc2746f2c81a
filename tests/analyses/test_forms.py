"""Has every option of every question a place in its form, with what a screen needs to ask for it?"""

import dataclasses

from parcours.analyses.forms import forms
from parcours.analyses.registry import analyses, read_query


def test_every_option_has_its_field() -> None:
    for name, question in analyses().items():
        fields = forms()[name].fields
        assert [f.name for f in fields] == [f.name for f in dataclasses.fields(question.query)]
        assert all(field.help for field in fields)
        assert all(field.choices for field in fields if field.kind == "choice")


def test_fields_say_what_they_take() -> None:
    funnel = {field.name: field for field in forms()["funnel"].fields}
    assert (funnel["steps"].kind, funnel["steps"].many, funnel["steps"].required) == ("step", True, True)
    assert (funnel["within"].kind, funnel["within"].default) == ("duration", None)
    assert funnel["unit"].choices == ("persons", "sessions", "occurrences")
    assert funnel["hold"].names == "property"
    rules = next(field for field in forms()["attribution"].fields if field.name == "rules")
    assert (rules.many, rules.default, rules.choices[-1]) == (True, ["last"], "all")
    measures = next(field for field in forms()["measures"].fields if field.name == "measures")
    assert "order value" in measures.choices


def test_defaults_are_written_as_they_would_be_given() -> None:
    needed = {"steps": ["A", "B"], "within": "1 day", "segments": ["did A"], "question": "trend", "among": "did A"}
    for name, form in forms().items():
        required = {field.name: needed[field.name] for field in form.fields if field.required}
        beside = {"among": "did A"} if name == "compare" else {}
        defaults = {field.name: field.default for field in form.fields if field.default is not None}
        assert read_query(name, required | beside | defaults) == read_query(name, required | beside)
