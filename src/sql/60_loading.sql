-- ---- loading -------------------------------------------------------------------
-- What govreport load calls; any client can.  Rights are the caller's.

CREATE FUNCTION govreport.try_decode(content bytea, OUT body text, OUT problem text)
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 1000
	AS 'MODULE_PATHNAME', 'govreport_try_decode';
COMMENT ON FUNCTION govreport.try_decode(bytea) IS 'the text of a file as decode gives it, or in Chinese why it has none';

CREATE FUNCTION govreport.why_no_report(report govreport.report) RETURNS text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE COST 50
	AS 'MODULE_PATHNAME', 'govreport_why_no_report';
COMMENT ON FUNCTION govreport.why_no_report(govreport.report) IS 'in Chinese why a text that was read is no report: neither a table nor a section of the form is in it; NULL where one is';

CREATE FUNCTION govreport.store_relation(store regclass, ending text) RETURNS regclass
	LANGUAGE plpgsql STABLE STRICT PARALLEL RESTRICTED
	SET search_path = pg_catalog, pg_temp
	AS $$
DECLARE
	relation regclass;
BEGIN
	SELECT to_regclass(format('%I.%I', n.nspname, c.relname || ending)) INTO relation
	FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = store;
	IF relation IS NULL THEN
		RAISE EXCEPTION 'relation % is no store', store
			USING ERRCODE = 'wrong_object_type', HINT = 'Stores are made by SELECT govreport.create_store(name).';
	END IF;
	RETURN relation;
END
$$;
COMMENT ON FUNCTION govreport.store_relation(regclass, text) IS 'the table or view of a store with that ending, such as _quarantine; an error where the relation is no store';

CREATE FUNCTION govreport.start_batch(store regclass, source text) RETURNS bigint
	LANGUAGE plpgsql VOLATILE STRICT PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
	AS $$
DECLARE
	batch bigint;
BEGIN
	EXECUTE format('INSERT INTO %s (source) VALUES ($1) RETURNING id', govreport.store_relation(store, '_batches'))
		INTO batch USING source;
	RETURN batch;
END
$$;
COMMENT ON FUNCTION govreport.start_batch(regclass, text) IS 'notes in a store that files begin to come in, from where; gives the number of the batch';

CREATE FUNCTION govreport.finish_batch(store regclass, batch bigint) RETURNS void
	LANGUAGE plpgsql VOLATILE STRICT PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
	AS $$
BEGIN
	EXECUTE format('UPDATE %s SET finished = clock_timestamp() WHERE id = $1', govreport.store_relation(store, '_batches'))
		USING batch;
END
$$;
COMMENT ON FUNCTION govreport.finish_batch(regclass, bigint) IS 'notes in a store that all files of a batch have been taken in';

-- The caller fills this temporary table, one row a file, and calls take_in:
--   govreport_incoming (n int, source text, content bytea, original bytea, problem text)
-- content is the text of the report in any encoding; original, the file that it was converted from, if any; problem, why
-- it cannot be read, if that is known before.
CREATE FUNCTION govreport.take_in(store regclass, batch bigint)
	RETURNS TABLE (source text, outcome text, reason text)
	LANGUAGE plpgsql VOLATILE STRICT PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
	AS $$
#variable_conflict use_column
DECLARE
	-- errors of the database, not of one file: these end the batch
	fatal CONSTANT text := '^(08|25|28|40|42|53|55|57|58|XX00[12])';
	batches CONSTANT regclass := govreport.store_relation(store, '_batches');
	quarantine CONSTANT regclass := govreport.store_relation(store, '_quarantine');
	taking text;
	file int;
	ns int[];
	outcomes text[];
	reasons text[];
	no_reports bigint[];
	one record;
BEGIN
	-- all files, or that of number $2; in the order of the hashes, so that two who load the same files do not wait for
	-- one another in a circle
	taking := format($sql$
		WITH arrived AS MATERIALIZED (
			SELECT i.n, i.source, coalesce(i.problem, d.problem) AS problem, d.body, govreport.body_sha256(d.body) AS hash
			FROM pg_temp.govreport_incoming i, govreport.try_decode(CASE WHEN i.problem IS NULL THEN i.content END) d
			WHERE $2 IS NULL OR i.n = $2
		), unknown AS MATERIALIZED (
			SELECT DISTINCT ON (hash) n, hash
			FROM arrived a
			WHERE body IS NOT NULL AND NOT EXISTS (SELECT FROM %1$s s WHERE s.body_sha256 = a.hash)
			ORDER BY hash, n
		), inserted AS (
			INSERT INTO %1$s AS s (source, batch, body)
			SELECT a.source, $1, a.body FROM unknown u JOIN arrived a USING (n) ORDER BY u.hash
			ON CONFLICT (body_sha256) DO NOTHING
			RETURNING s.id, s.body_sha256 AS hash, govreport.why_no_report(s.parsed) AS no_report
		), result AS (
			SELECT a.n, r.id, r.no_report IS NOT NULL AS no_report, coalesce(a.problem, r.no_report) AS reason,
				CASE WHEN a.problem IS NOT NULL OR r.no_report IS NOT NULL THEN 'quarantined'
					WHEN u.n IS NOT NULL AND r.id IS NOT NULL THEN 'loaded' ELSE 'already there' END AS outcome
			FROM arrived a
			LEFT JOIN unknown u USING (n)
			LEFT JOIN inserted r ON r.hash = a.hash
		)
		SELECT array_agg(n) AS ns, array_agg(outcome) AS outcomes, array_agg(reason) AS reasons,
			array_agg(id) FILTER (WHERE no_report) AS no_reports
		FROM result$sql$, store);

	BEGIN
		EXECUTE taking INTO ns, outcomes, reasons, no_reports USING batch, NULL::int;
	EXCEPTION WHEN OTHERS THEN
		IF SQLSTATE ~ fatal THEN
			RAISE;
		END IF;
		-- a constraint or a trigger of the store refuses one of them: one by one
		ns := '{}';
		FOR file IN SELECT i.n FROM pg_temp.govreport_incoming i ORDER BY i.n LOOP
			BEGIN
				EXECUTE taking INTO one USING batch, file;
				outcomes := outcomes || one.outcomes;
				reasons := reasons || one.reasons;
				no_reports := no_reports || one.no_reports;
			EXCEPTION WHEN OTHERS THEN
				IF SQLSTATE ~ fatal THEN
					RAISE;
				END IF;
				outcomes := outcomes || text 'quarantined';
				reasons := reasons || (
					SELECT coalesce(govreport.why_no_report(govreport.parse(d.body)), SQLERRM)
					FROM pg_temp.govreport_incoming i, govreport.try_decode(i.content) d WHERE i.n = file);
			END;
			ns := ns || file;
		END LOOP;
	END;

	IF no_reports IS NOT NULL THEN
		EXECUTE format('DELETE FROM %s WHERE id = ANY ($1)', store) USING no_reports;
	END IF;
	IF 'quarantined' = ANY (outcomes) THEN
		EXECUTE format($sql$
			INSERT INTO %s (source, batch, content, reason)
			SELECT i.source, $1, coalesce(i.original, i.content), r.reason
			FROM unnest($2, $3, $4) r (n, outcome, reason) JOIN pg_temp.govreport_incoming i USING (n)
			WHERE r.outcome = 'quarantined'
			ORDER BY sha256(coalesce(i.original, i.content)), n
			ON CONFLICT (content_sha256) DO NOTHING$sql$, quarantine) USING batch, ns, outcomes, reasons;
	END IF;
	EXECUTE format($sql$
		UPDATE %s b SET loaded = b.loaded + r.loaded, already_there = b.already_there + r.already_there,
			quarantined = b.quarantined + r.quarantined
		FROM (
			SELECT count(*) FILTER (WHERE outcome = 'loaded') AS loaded,
				count(*) FILTER (WHERE outcome = 'already there') AS already_there,
				count(*) FILTER (WHERE outcome = 'quarantined') AS quarantined
			FROM unnest($2) outcome
		) r
		WHERE b.id = $1$sql$, batches) USING batch, outcomes;

	RETURN QUERY
		SELECT i.source, r.outcome, r.reason
		FROM unnest(ns, outcomes, reasons) r (n, outcome, reason) JOIN pg_temp.govreport_incoming i USING (n)
		ORDER BY n;
END
$$;
COMMENT ON FUNCTION govreport.take_in(regclass, bigint) IS 'moves the rows of the temporary table govreport_incoming into a store: what is new, by the hash of the text, into its reports, what is no report into its quarantine; gives a row a file: loaded, already there or quarantined, with the reason';

CREATE FUNCTION govreport.batch_findings(store regclass, batch bigint)
	RETURNS TABLE (severity govreport.severity, rule text, findings bigint, reports bigint)
	LANGUAGE plpgsql STABLE STRICT PARALLEL RESTRICTED
	SET search_path = pg_catalog, pg_temp
	AS $$
BEGIN
	PERFORM govreport.store_relation(store, '_batches');
	RETURN QUERY EXECUTE format($sql$
		SELECT f.severity, f.rule, count(*), count(DISTINCT r.id)
		FROM %s r, govreport.findings(r.parsed) f
		WHERE r.batch = $1
		GROUP BY f.severity, f.rule
		ORDER BY f.severity DESC, f.rule$sql$, store) USING batch;
END
$$;
COMMENT ON FUNCTION govreport.batch_findings(regclass, bigint) IS 'what is wrong with the reports that a batch brought into a store, by rule';
