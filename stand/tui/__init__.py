"""The screens of the editor; only this room knows Textual."""
