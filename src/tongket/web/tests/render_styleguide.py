"""Renders the style guide without the application, for test_styleguide: `python render_styleguide.py FILE`."""

import sys
from pathlib import Path

import django
from django.conf import settings

WEB = Path(__file__).resolve().parent.parent


def main(target: Path) -> None:
    settings.configure(
        INSTALLED_APPS=["django.contrib.staticfiles"],
        STATIC_URL="static/",
        LANGUAGE_CODE="vi",
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "DIRS": [WEB / "templates"],
                "OPTIONS": {"string_if_invalid": "", "builtins": ["tongket.web.templatetags.tongket"]},
            }
        ],
    )
    django.setup()
    from django.template.loader import render_to_string  # noqa: PLC0415 needs the settings

    from tongket.web.tests.styleguide_sample import styleguide_context  # noqa: PLC0415 needs the settings

    context = styleguide_context()
    target.write_text(render_to_string("styleguide.html", context), encoding="utf-8")
    plain = render_to_string("base_plain.html", {key: context[key] for key in ("office_name", "notice", "messages")})
    target.with_name("plain.html").write_text(plain, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
