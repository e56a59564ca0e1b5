from django.apps import AppConfig


class Config(AppConfig):
    name = "tongket.web"
    label = "web"
