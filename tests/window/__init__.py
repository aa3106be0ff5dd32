"""Acts in a real window: keys and mouse go through the X server, as a person's do. Run on a screen, real or virtual:

xvfb-run -a -s '-screen 0 1920x1080x24' .venv/bin/python -m pytest -n 0 -s tests/window/acts.py tests/window/walk.py

Needs xdotool. The test command leaves them out, since it needs no screen.
"""
