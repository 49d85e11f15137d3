"""Seals and opens what people write and the keys they hold; knows neither the web nor the database."""
