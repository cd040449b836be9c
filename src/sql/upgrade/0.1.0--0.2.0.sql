-- ---- 0.1.0 to 0.2.0 ------------------------------------------------------------
-- Parts of the install script that 0.1.0 did not have are included as they are:
-- a line "\include 45_name.sql", which make replaces by the file of src/sql.

GRANT USAGE ON SCHEMA govreport TO PUBLIC;
