"""The site: Flask, templates of site/templates, no script needed, nothing remembered."""
