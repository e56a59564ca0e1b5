"""Run targets of the Makefile one after the other, saying how long each took; stop at the first that fails."""

import subprocess
import sys
import time


def main(targets: list[str]) -> int:
    for target in targets:
        print(f"--- {target}", flush=True)
        start = time.monotonic()
        code = subprocess.run(["make", "--no-print-directory", target], check=False).returncode
        if code or target != targets[-1]:  # the last lines are those of the last target itself
            print(
                f"--- {target} {'failed after' if code else 'passed in'} {time.monotonic() - start:.0f} s", flush=True
            )
        if code:
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
