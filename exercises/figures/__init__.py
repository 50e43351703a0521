"""Figures of exercises and tests, drawn from joint angles.

Angles → skeleton in space (`kinematics`) → seen by a camera (`camera`) → parts of
a picture (`body`, `muscles`, `apparatus`) → SVG, still (`still`) or moving (`motion`).
"""
