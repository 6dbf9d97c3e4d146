"""The canonical text, its fingerprint, and what differs between two of them."""

from hypothesis import given
from hypothesis import strategies as st

from samenhang.plans.content import FORM, Content, canonical, differences, fingerprint, parse, parts

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


def goal(id: str, **more: str) -> dict[str, str]:
    return {"id": id, "words": f"doel {id}", "seen_by": "", "whose": "", "domain": "", "when": "now", **more}


def action(id: str, **more: str) -> dict[str, str]:
    step = {"id": id, "goal": "", "what": f"stap {id}", "doer": "network", "who": "Oma", "starts_on": "", "due_on": ""}
    return {**step, **more}


def plan(goals: list[dict[str, str]], actions: list[dict[str, str]], matters: str = "") -> Content:
    return {"form": FORM, "plan": "p", "matters": matters, "goals": goals, "actions": actions}  # type: ignore[typeddict-item]  # built by hand


def test_the_canonical_text_is_one_exact_text() -> None:
    text = canonical(plan([goal("1", words="Rust é 🏡")], []))
    assert text == (
        '{"actions":[],"form":"samenhang-plan/1","goals":[{"domain":"","id":"1","seen_by":"","when":"now",'
        '"whose":"","words":"Rust é 🏡"}],"matters":"","plan":"p"}'
    )
    assert fingerprint(text) == "dd27013d5b313c592fcc25470464c0aba7e8083d741c55a738c2524f797f1516"


@given(words, words)
def test_texts_that_differ_have_other_fingerprints(one: str, other: str) -> None:
    first, second = (fingerprint(canonical(plan([goal("1", words=w)], []))) for w in (one, other))
    assert (first == second) == (one == other)


@given(words)
def test_a_text_reads_back_as_it_was(text: str) -> None:
    content = plan([goal("1", words=text)], [action("2", what=text)], matters=text)
    assert parse(canonical(content)) == content


def test_a_spoilt_text_is_no_plan() -> None:
    for text in ("", "weg", "[]", "{}", '{"form":"samenhang-plan/1"}', '{"form":"x","goals":[],"actions":[]}', "null"):
        assert parse(text) is None


def test_differences_name_what_was_added_changed_finished_and_taken_away() -> None:
    old = plan([goal("1"), goal("2")], [action("a"), action("b"), action("c")])
    new = plan([goal("2"), goal("1"), goal("3")], [action("a", who="Opa")], matters="Rust")
    ended = {"b": (True, "gedaan"), "c": (False, "vervallen")}
    found = [(change.kind, change.what, change.how) for change in differences(old, new, ended)]
    assert found == [
        ("changed", "matters", ""),
        ("added", "goal", ""),
        ("changed", "sequence", ""),
        ("changed", "action", ""),
        ("finished", "action", "gedaan"),
        ("gone", "action", "vervallen"),
    ]


def test_equal_plans_do_not_differ() -> None:
    assert differences(plan([goal("1")], [action("a")]), plan([goal("1")], [action("a")]), {}) == []


def test_actions_stand_with_their_goal_and_the_rest_below() -> None:
    found = parts(plan([goal("1"), goal("2")], [action("a", goal="2"), action("b", goal="gone"), action("c")]))
    assert [(part.goal and part.goal["id"], [step.what for step in part.steps]) for part in found] == [
        ("1", []),
        ("2", ["stap a"]),
        (None, ["stap b", "stap c"]),
    ]
