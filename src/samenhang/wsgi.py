"""The door for the web server."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from samenhang.kit.slow_clients import taken_in_first

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samenhang.settings")
application = taken_in_first(get_wsgi_application(), held=settings.FILE_UPLOAD_MAX_MEMORY_SIZE)
