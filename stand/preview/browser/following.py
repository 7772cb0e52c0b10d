"""An edition that is followed: files in, pages and problems out."""

import asyncio
from collections import OrderedDict

from stand.preview.browser.disk import Disk
from stand.preview.browser.shown import Shown
from stand.preview.client import RenderClient
from stand.preview.messages import Answer, Checked, Failed, Leaves, Shot, Whole
from stand.workspace import Workspace

_BETWEEN_LOOKS = 0.3
_MOST_KEPT = 64 * 1024 * 1024
"""How many bytes of pictures are kept for who scrolls back."""
_Wanted = tuple[str, int]


class Following:
    """Looks at the disk, feeds the render process and hears it."""

    def __init__(self, workspace: Workspace, year: str) -> None:
        self.shown = Shown(year)
        self._disk = Disk(workspace, year)
        self.client = RenderClient(workspace, year, self._hear)
        self._epoch = 0
        self._waiting: dict[_Wanted, list[asyncio.Future[bytes]]] = {}
        self._kept: OrderedDict[_Wanted, bytes] = OrderedDict()
        self._kept_size = 0

    async def run(self) -> None:
        """Follow until cancelled."""
        self.client.browse()
        self._send()
        self.client.start()
        settling = asyncio.create_task(self._settle())
        try:
            while True:
                await asyncio.sleep(_BETWEEN_LOOKS)
                if await asyncio.to_thread(self._disk.look):
                    self._send()
        finally:
            settling.cancel()
            await self.client.close()

    def _send(self) -> None:
        self._epoch += 1
        self.client.send_edits(self._epoch, self._disk.saved)
        self.shown.begin(self._epoch)

    async def _settle(self) -> None:
        """Say so each time that all is done."""
        version = -1
        while True:
            await self.client.settled.wait()
            if self.shown.is_busy:
                self.shown.settle()
            version = self.shown.version
            await self.shown.other_than(version)

    def _hear(self, answer: Answer) -> None:
        if isinstance(answer, Shot):
            self._take_picture(answer)
        elif isinstance(answer, Checked | Leaves | Whole | Failed):
            self.shown.hear(answer)
            if isinstance(answer, Whole):
                self._disk.follow(answer.files)

    async def picture(self, digest: str, width: int) -> bytes:
        """Return a page as a picture, so many pixels wide; empty when it is there no more."""
        wanted = digest, width
        if wanted in self._kept:
            self._kept.move_to_end(wanted)
            return self._kept[wanted]
        future: asyncio.Future[bytes] = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(wanted, []).append(future)
        self.client.shoot(digest, width)
        return await future

    def _take_picture(self, shot: Shot) -> None:
        wanted = shot.digest, shot.width
        for future in self._waiting.pop(wanted, []):
            if not future.done():
                future.set_result(shot.png)
        if shot.png and wanted not in self._kept:
            self._kept[wanted] = shot.png
            self._kept_size += len(shot.png)
        while self._kept_size > _MOST_KEPT:
            self._kept_size -= len(self._kept.popitem(last=False)[1])
