"""Getting text in: a link, a file or pasted text becomes an ``Article``; whatever goes wrong is an ``IngestError``.

=================  ==========================================================================
``urls.py``        canonical form and site of a link
``network.py``     fetch one page safely (``policy``, ``addresses``, ``connection``, ``body``, ``robots``)
``article.py``     page → article (``page`` its tree, ``metadata`` what it says of itself, ``walls`` why it is empty)
``files.py``       uploaded file or pasted text → articles (``records.py`` for JSON)
``labelled.py``    lists of single claims with a rating, one JSON object a line
``credits.py``     who published a pasted text, and when, as its own lines say
``charset.py``     bytes → text
``messages.py``    one plain sentence for everything that can fail (``errors.py``)
=================  ==========================================================================

Nothing here imports Django; the caller decides on storage, retries and translation.
"""
