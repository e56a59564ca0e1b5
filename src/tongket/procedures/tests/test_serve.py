"""Where the program refuses to serve."""

import socket

import pytest

from tongket.procedures import serve
from tongket.rules.errors import TongketError


def refusal(host, port):
    with pytest.raises(TongketError) as refused:
        serve.check_place(host, port)
    return refused.value.code


def test_a_port_that_is_taken_is_said_so_before_anything_starts():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        assert refusal("127.0.0.1", other.getsockname()[1]) == "port-taken"


def test_examples_are_not_served_to_the_network(monkeypatch):
    monkeypatch.setattr(serve, "has_examples", lambda: True)
    assert refusal("192.0.2.1", 8000) == "examples-not-on-network"
