"""Asset registers in: CSV and XLSX become a plan that says what would change; `commands.register` applies it."""
