"""What changed since the last commit: asked of git in a thread, for the signs of the outline."""

from asyncio import to_thread

from stand.editing.comparing.vcs import NoHistory, changes, last_commit
from stand.editing.session import Session


async def since_commit(session: Session) -> dict[str, str]:
    """Return what changed in each file, in a few words; nothing where there is no git."""
    documents = session.documents.values()
    current = {one.path: one.encoded for one in documents}
    root = session.workspace.root

    def find() -> dict[str, str]:
        try:
            found = changes(root, last_commit(root), current)
        except NoHistory:
            return {}
        return {path: change.words for path, change in found.items()}

    return await to_thread(find)
