"""The pictures of slides: a planned slide → SVG, as PowerPoint would show it.

The plan has decided everything: geometry, sizes, lines. What is drawn here is what the deck writer
puts down for PowerPoint: the layout's scenery (:mod:`scenery`), text (:mod:`text`), tables
(:mod:`tables`), and the rest (:mod:`shapes`). A picture is one drawing: boxes of HTML take
WeasyPrint many times as long, and it is as sharp on a page of nine as on a wall.

Coordinates are points on a slide as large as the deck's.
"""
