"""The service that stores what the population register says: nobody signs in as it."""

from uuid import UUID

from samenhang.access.viewer import Viewer

SERVICE = Viewer(id=UUID("0199b000-0000-7000-8000-000000000b29"), name="brp-import", role="service")
"""The viewer the wall knows the import by; its row is made by the migration ``read_from_the_register``."""
