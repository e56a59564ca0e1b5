from django.apps import AppConfig


class Config(AppConfig):
    name = "tongket.figures"
    label = "figures"
