"""What a publication is: frozen pydantic models, without any reading or writing."""
