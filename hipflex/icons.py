"""The product's own icons: 24 px grid, 2 px round stroke, `.f` where filled."""

from typing import Final

ICONS: Final = {
    "alert": '<path d="M12 3.5 2.5 20h19zM12 10v4.6M12 17.3v.1"/>',
    "arrow": '<path d="M4 12h15.5M13.5 6l6 6-6 6"/>',
    "book": (
        '<path d="M4 4.5h6a2.5 2.5 0 0 1 2 1 2.5 2.5 0 0 1 2-1h6v14h-6a2.5 2.5 0 0 0-2 '
        '1.2 2.5 2.5 0 0 0-2-1.2H4zM12 5.5v14"/>'
    ),
    "cal": (
        '<rect x="3.5" y="5" width="17" height="15.5" rx="2"/>'
        '<path d="M3.5 10h17M8 2.8V6M16 2.8V6"/>'
    ),
    "check": '<path d="m4.5 12.8 5 5L19.5 6.5"/>',
    "clock": '<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5.2l3.4 2"/>',
    "copy": '<path d="M4 8.5h14l-4-4M20 15.5H6l4 4"/>',
    "drop": '<path d="M4 6l6 6 3-3 7 7M20 11v5h-5"/>',
    "edit": (
        '<path d="M4 20h4.2L19.8 8.4a2.4 2.4 0 0 0-3.4-3.4L4.8 16.6zM14.5 7l3.4 3.4"/>'
    ),
    "filter": '<path d="M4 6h16M7 12h10M10 18h4"/>',
    "info": '<circle cx="12" cy="12" r="8.8"/><path d="M12 11v5.5M12 7.6v.1"/>',
    "key": (
        '<circle cx="8" cy="15.5" r="4.2"/><path d="m11 12.5 8.5-8.5M16 7.5l3 3"/>'
    ),
    "left": '<path d="m15 5-7 7 7 7"/>',
    "library": (
        '<rect x="3.5" y="3.5" width="7" height="7" rx="1.5"/>'
        '<rect x="13.5" y="3.5" width="7" height="7" rx="1.5"/>'
        '<rect x="3.5" y="13.5" width="7" height="7" rx="1.5"/>'
        '<rect x="13.5" y="13.5" width="7" height="7" rx="1.5"/>'
    ),
    "mail": (
        '<rect x="3" y="5.5" width="18" height="13.5" rx="2"/>'
        '<path d="m3.5 7 8.5 6.5L20.5 7"/>'
    ),
    "minus": '<path d="M5 12h14"/>',
    "moon": '<path d="M20 14.2A8.5 8.5 0 0 1 9.8 4a8.5 8.5 0 1 0 10.2 10.2z"/>',
    "more": (
        '<circle class="f" cx="5" cy="12" r="1.9"/><circle class="f" cx="12" cy="12" '
        'r="1.9"/><circle class="f" cx="19" cy="12" r="1.9"/>'
    ),
    "pause": '<path d="M8.5 5v14M15.5 5v14"/>',
    "phone": (
        '<rect x="6.5" y="2.8" width="11" height="18.4" rx="2.2"/>'
        '<path d="M10.8 17.8h2.4"/>'
    ),
    "play": (
        '<path class="f" d="M7 4.6v14.8c0 .8.9 1.3 1.6.8l11-7.4a1 1 0 0 0 '
        '0-1.6l-11-7.4c-.7-.5-1.6 0-1.6.8z"/>'
    ),
    "plus": '<path d="M5 12h14M12 5v14"/>',
    "print": (
        '<path d="M7 8.5V3.5h10v5M7 17H4V9.5a1 1 0 0 1 1-1h14a1 1 0 0 1 1 1V17h-3M7 '
        '14h10v6.5H7z"/>'
    ),
    "progress": '<path d="M3.5 20.5h17M4 15.5l5-4.5 4 3 7-8M15.5 5.8H20v4.4"/>',
    "range": '<path d="M4 12h16M8 8l-4 4 4 4M16 8l4 4-4 4"/>',
    "right": '<path d="m9 5 7 7-7 7"/>',
    "search": '<circle cx="11" cy="11" r="6.8"/><path d="m16 16 4.8 4.8"/>',
    "sent": (
        '<path d="M7 19a4.5 4.5 0 0 1-.6-8.96 6 6 0 0 1 11.6 1.36A3.9 3.9 0 0 1 17.5 '
        '19M9 15.5l2.5 2.5 4.5-4.8"/>'
    ),
    "share": '<path d="M12 15V3.5M8 7l4-3.7L16 7M5 12v8.5h14V12"/>',
    "squad": (
        '<circle cx="9" cy="8" r="3.4"/>'
        '<path d="M2.8 19.8c.4-3.9 2.8-6 6.2-6s5.8 2.1 6.2 '
        '6M15.6 4.9a3.3 3.3 0 0 1 0 6.2M17.8 14.2c2 .8 3.2 2.7 3.5 5.6"/>'
    ),
    "stop": '<rect class="f" x="6" y="6" width="12" height="12" rx="1.5"/>',
    "test": (
        '<path d="M3 18.5h18M3 18.5a9 9 0 0 1 18 0M12 18.5l5-8.2M6.2 '
        '12.2l1.3.9M12 9.5V11"/>'
    ),
    "today": (
        '<rect x="3.5" y="5" width="17" height="15.5" rx="2"/>'
        '<path d="M3.5 10h17M8 2.8V6M16 2.8V6M8.6 15l2.3 2.2 4.4-4.4"/>'
    ),
    "trash": (
        '<path d="M4 6.5h16M9 6.5V4h6v2.5M6 6.5l.9 14h10.2l.9-14M10 10.5v6M14 10.5v6"/>'
    ),
    "undo": ('<path d="M4 9h10.5a5.5 5.5 0 0 1 0 11H8M4 9l4.5-4.5M4 9l4.5 4.5"/>'),
    "user": (
        '<circle cx="12" cy="8" r="3.8"/>'
        '<path d="M4.5 20.5c.5-4.3 3.3-6.5 7.5-6.5s7 2.2 7.5 6.5"/>'
    ),
    "x": '<path d="m6 6 12 12M18 6 6 18"/>',
}
