"""The site: a page to download everything from, made of what a build has put in its folder.

Outputs come first; the site tells of those that exist, also of workshops that this build did not
touch. It goes from :mod:`handout.site.cards` (what there is to say of a document) through
:mod:`handout.site.catalogue` (what stands in the folder) to :mod:`handout.site.making`.
"""
