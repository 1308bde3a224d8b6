"""SQL that runs before the first table: extensions, and the function for search without diacritics."""

CREATE_EXTENSIONS = """
CREATE EXTENSION IF NOT EXISTS unaccent WITH SCHEMA public;
CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;
CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA public;
"""
"""Reversed by nothing: an extension may have been there before us."""

CREATE_VI_KHONG_DAU = """
CREATE OR REPLACE FUNCTION public.vi_khong_dau(value text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
    RETURN lower(public.unaccent('public.unaccent'::regdictionary, normalize(value, NFC)));
COMMENT ON FUNCTION public.vi_khong_dau(text) IS
    'Lower case without diacritics; immutable while the unaccent rules are not edited.';
"""
"""Parsed when created, so rebuilding or restoring with an empty search path still finds every name."""

DROP_VI_KHONG_DAU = "DROP FUNCTION IF EXISTS public.vi_khong_dau(text);"
