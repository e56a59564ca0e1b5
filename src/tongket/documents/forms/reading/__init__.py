"""How a form's file is read and checked."""
