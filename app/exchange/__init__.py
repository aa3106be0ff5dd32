"""Into the project and out of it: asset registers, workbooks, documents."""
