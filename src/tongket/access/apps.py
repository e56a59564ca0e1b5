from django.apps import AppConfig


class Config(AppConfig):
    name = "tongket.access"
    label = "access"
