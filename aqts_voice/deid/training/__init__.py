"""Trains the network on marked testimonies, by one command and with fixed seeds; never imported by a server."""
