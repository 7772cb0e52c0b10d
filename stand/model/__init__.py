"""What a publication is: frozen pydantic models, without any reading or writing.

No plug-in of pydantic that happens to be installed has a say in them, nor is one looked for.
"""

import os

os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
