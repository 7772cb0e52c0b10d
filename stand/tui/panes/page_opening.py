"""Opening pages in the viewer of the system."""

from asyncio import to_thread
from pathlib import Path, PurePosixPath

from stand.content.atomic import write_atomic
from stand.errors import StandError
from stand.preview.messages import Fetched
from stand.tui.viewer import open_file


async def open_pages(fetched: Fetched, folder: Path) -> str | None:
    """Open pages that came, from a file in a folder; return why that was not possible, or None."""
    if fetched.fault:
        return fetched.fault
    of_page = "" if fetched.page is None else f"-{fetched.page + 1}"
    file = folder / f"{PurePosixPath(fetched.path).stem}{of_page}.pdf"
    try:
        write_atomic(file, fetched.pdf, durable=False)
    except StandError as error:
        return str(error)
    return await to_thread(open_file, file)
