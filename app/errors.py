"""The one exception for trouble that a person can do something about."""


class UserError(Exception):
    """Expected trouble of the environment: a bad file, a locked project, a missing folder.

    `message` says what is wrong and names the file and the place in it; `hint` says what the person can do
    about it. Trouble inside an assessment is a finding, not a UserError.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message, hint)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}\n{self.hint}" if self.hint else self.message
