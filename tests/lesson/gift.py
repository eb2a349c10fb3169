"""Reads GIFT files with a parser that is not ours (pip install pygiftparser==1.1).

python tests/lesson/gift.py FILE...
"""

import re
import sys

from pygiftparser import parser

for name in sys.argv[1:]:
    with open(name, encoding="utf-8") as file:
        text = file.read()
    titles = re.findall(r"^::(.*?)::", text, re.MULTILINE)
    with open(name, encoding="utf-8") as file:
        questions = parser.parseFile(file)
    assert [it.title for it in questions] == titles, f"{name}: {titles}"
    n_closed = 0
    for question in questions:
        assert question.valid, f"{name}: {question.title}"
        answers = getattr(question.answers, "answers", [])
        if not answers:
            continue
        n_closed += 1
        right = [it for it in answers if it.fraction > 0]
        assert 0 < len(right) < len(answers), f"{name}: {question.title}"
    print(f"{name}: {len(questions)} questions, {n_closed} of them marked")
