from django.apps import AppConfig


class Config(AppConfig):
    name = "tongket.documents"
    label = "documents"
