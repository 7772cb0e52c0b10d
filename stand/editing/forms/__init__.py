"""Forms made of the models: fields, what may stand in them, and what they are for."""
