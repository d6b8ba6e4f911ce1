"""Tests mirror ``macros/``; ``site/`` tests what a visitor gets, ``golden/`` holds it."""
