"""How gunicorn serves the site: on the loopback address, with one engine shared by its workers and logs that name nobody."""

import logging
import os

from gunicorn.glogging import Logger

# The matrices of the engine are small: more threads than one only wait for each other, three times as long. Numpy
# reads this once, when the site imports it after this file; the workers inherit it.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")


class NamelessLogger(Logger):
    """Write that something failed, never for whom, from where, or with which words."""

    def access(self, resp, req, environ, request_time):
        """Write nothing: an access log is a list of who came and when."""

    def warning(self, msg, *args, **kwargs):
        """Drop what follows a colon, where the server quotes addresses and malformed requests."""
        self.error_log.warning(str(msg).split(" from ")[0].split(":")[0])

    def debug(self, msg, *args, **kwargs):
        """Write nothing: the server describes each connection here."""

    def exception(self, msg, *args, **kwargs):
        """Write that a request failed, without the traceback, whose messages may quote what a person typed."""
        self.error_log.error("a request failed outside the application")


bind = os.environ.get("AQTS_BIND", "127.0.0.1:5000")
workers = int(os.environ.get("AQTS_WORKERS", "2"))
# A browser opens connections ahead of time; threads keep such an idle one from holding a whole worker.
worker_class = "gthread"
threads = 4
preload_app = True
accesslog = None
errorlog = "-"
loglevel = "warning"
logger_class = NamelessLogger
timeout = 60
graceful_timeout = 20
# Author texts up to 2 MiB are read so that a longer one comes back; headers stay small.
limit_request_field_size = 8190
# A header must not say which page was asked for: a proxy that closes an address looks at the address only.
forwarder_headers = ""
# The workers' heartbeat touches a file; in memory where this account may write there.
worker_tmp_dir = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108
logging.captureWarnings(True)


def post_fork(server, worker):
    """Give each worker connections of its own: those opened before the fork must not be shared."""
    application = worker.app.wsgi()
    application.extensions["voix"].database.engine.dispose(close=False)


def when_ready(server):
    """Say where the site is, once it answers."""
    address = os.environ.get("AQTS_PUBLIC_URL", "http://localhost:5000")
    server.log.error_log.warning(f"Voix AQTS : {address} (Ctrl+C pour arrêter)")
