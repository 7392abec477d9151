"""The corpus: each note gets what it must and nothing else; precision and recall for each rule."""

from collections import Counter

import pytest
from corpus import FILES, HELD_OUT, Case, Sentence, read_cases, read_sentences

from models.notes.etiquette.checking import RULES, examine

CASES = read_cases((*FILES, *HELD_OUT))
SENTENCES = read_sentences()
ENOUGH = 0.95


def marked(case: Case, rule: str, words: str) -> bool:
    """Whether a rule's finding touches these words of the note."""
    start = case.text.index(words)
    return any(
        one.rule == rule and one.start < start + len(words) and one.end > start
        for one in examine(case.occasion, case.text)
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_note_gets_what_it_must_and_nothing_else(case: Case) -> None:
    findings = examine(case.occasion, case.text)
    assert {one.rule for one in findings} == set(case.must)
    for rule, words in case.must.items():
        assert not words or marked(case, rule, words), rule


def test_precision_and_recall_of_each_rule() -> None:
    right, missed, wrong, near = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for case in CASES:
        found = {one.rule for one in examine(case.occasion, case.text)}
        right.update(found & set(case.must))
        missed.update(set(case.must) - found)
        wrong.update(found - set(case.must))
        near.update(case.near)
    for sentence in SENTENCES:
        found = {one.rule for one in examine(sentence.occasion, sentence.text)}
        if sentence.wanted:
            (right if sentence.rule in found else missed)[sentence.rule] += 1
        else:
            near[sentence.rule] += 1
            wrong[sentence.rule] += sentence.rule in found
    print(f"\n{'rule':24}{'must':>6}{'near':>6}{'precision':>11}{'recall':>8}")
    for rule in RULES:
        share = [_share(right[rule], one[rule]) for one in (wrong, missed)]
        must = right[rule] + missed[rule]
        print(f"{rule:24}{must:6}{near[rule]:6}{share[0]:11.2f}{share[1]:8.2f}")
        assert min(share) >= ENOUGH, rule
    precision, recall = (_share(right.total(), one.total()) for one in (wrong, missed))
    must = right.total() + missed.total()
    print(f"{'all':24}{must:6}{near.total():6}{precision:11.2f}{recall:8.2f}")
    assert min(precision, recall) >= ENOUGH


def test_every_rule_has_notes_for_it_and_near_misses() -> None:
    must = Counter(rule for case in CASES for rule in case.must)
    near = Counter(rule for case in CASES for rule in case.near)
    assert set(must) | set(near) <= set(RULES)
    assert {rule: must[rule] for rule in RULES if must[rule] < 3} == {}
    near.update(sentence.rule for sentence in SENTENCES if not sentence.wanted)
    by_facts = {"do-not-contact"}
    assert {rule: near[rule] for rule in set(RULES) - by_facts if near[rule] < 2} == {}
    assert len(CASES) >= 200


def test_the_held_out_notes_are_a_set_of_their_own() -> None:
    first, second = read_cases(FILES), read_cases(HELD_OUT)
    assert len(first) >= 80
    assert len(second) >= 25
    assert not {case.text for case in first} & {case.text for case in second}


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda one: f"{one.rule}: {one.text}")
def test_a_sentence_of_tone(sentence: Sentence) -> None:
    found = {one.rule for one in examine(sentence.occasion, sentence.text)}
    assert (sentence.rule in found) is sentence.wanted


def _share(right: int, beside: int) -> float:
    return right / (right + beside) if right else float(not beside)
