"""`make score`: how well the reader reads the annotated texts, as F1; with `--all` what it misses and gets wrong.

Of the held-out texts only the numbers are ever printed: nobody is to tune a rule on them.
"""

from __future__ import annotations

import sys

from tests.articles.reading import OWN, SHARED, own_score, shared_score


def main(*, lists: bool) -> None:
    if SHARED.is_dir():
        shared = shared_score()
        print(f"shared    strict F1 {shared.strict:.4f}, loose {shared.loose:.4f}")
        _print_lists(shared.missing, shared.wrong, lists=lists)
    else:
        print("shared    not beside this checkout: the project's own texts alone are scored")
    for part in OWN:
        own = own_score(part)
        strict = own.strict
        print(
            f"{part:<9} strict F1 {strict.f1}, loose {own.loose.f1} (strict: precision {strict.precision}, "
            f"recall {strict.recall}, {strict.annotated} facts)"
        )
        if part == "held_out":
            continue
        for kind, row in own.kinds.items() if lists else ():
            print(f"  {kind:<22} {row.annotated:>4} facts, precision {row.precision}, recall {row.recall}")
        _print_lists(own.missing, own.wrong, lists=lists)


def _print_lists(missing: tuple[str, ...], wrong: tuple[str, ...], *, lists: bool) -> None:
    for line in missing if lists else ():
        print("  missing", line)
    for line in wrong if lists else ():
        print("  wrong  ", line)


if __name__ == "__main__":
    main(lists="--all" in sys.argv)
