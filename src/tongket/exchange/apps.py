from django.apps import AppConfig


class Config(AppConfig):
    name = "tongket.exchange"
    label = "exchange"
