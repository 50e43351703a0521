from django import template

from training import pain_rules

register = template.Library()
register.filter("pain_tone", pain_rules.pain_tone)
