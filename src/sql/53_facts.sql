-- ---- the narrow row beside each report ----------------------------------------------
-- {}_facts has what the views need of every report, and which report of an agency and
-- year counts; {}_found what was found of those of which something was; {}_undecided has
-- agencies on which nobody could decide when they, or waivers of theirs, changed.

CREATE FUNCTION govreport.keep_facts() RETURNS trigger
	LANGUAGE c
	AS 'MODULE_PATHNAME', 'govreport_keep_facts';
COMMENT ON FUNCTION govreport.keep_facts() IS 'trigger of a store: the narrow row of a report';

CREATE FUNCTION govreport.keep_settled() RETURNS trigger
	LANGUAGE c
	AS 'MODULE_PATHNAME', 'govreport_keep_settled';
COMMENT ON FUNCTION govreport.keep_settled() IS 'trigger of a store: decides what others left undecided';

CREATE FUNCTION govreport.keep_waived() RETURNS trigger
	LANGUAGE c
	AS 'MODULE_PATHNAME', 'govreport_keep_waived';
COMMENT ON FUNCTION govreport.keep_waived() IS 'trigger of a store: the narrow rows of reports whose findings are waived';

-- The codes above an agency stand in the order from the top, a / before, between and behind them; in a code, % and / are written as in an
-- address.  A path ends where none stands above, or, in a ring, which an older list may have, where an agency would stand in it twice.
CREATE FUNCTION govreport.placing_query(agencies text, which text) RETURNS text
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
	SELECT replace(replace($q$WITH RECURSIVE above AS (
			SELECT a.code, a.level, a.parent AS next, '/' AS parents, ARRAY[a.code] AS seen FROM @agencies a WHERE @which
			UNION ALL
			SELECT u.code, u.level, p.parent, '/' || replace(replace(p.code, '%', '%25'), '/', '%2F') || u.parents, u.seen || p.code
			FROM above u JOIN @agencies p ON p.code = u.next WHERE p.code <> ALL (u.seen)
		)
		SELECT code, level, parents FROM above WHERE next IS NULL OR next = ANY (seen)$q$, '@which', which), '@agencies', agencies);
END;
COMMENT ON FUNCTION govreport.placing_query(text, text) IS 'part of keep_facts: the query that gives agencies of a list, with their level and the codes of those above them';

-- The last that came, unless one of the same batch is the same report read better.
CREATE FUNCTION govreport.counting_query(reports text, facts text, which text) RETURNS text
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
	SELECT replace(replace(replace($q$SELECT s.id, s.agency_key, s.year, count(*) OVER (PARTITION BY s.agency_key, s.agency, s.year) AS versions,
			row_number() OVER (PARTITION BY s.agency_key, s.agency, s.year ORDER BY
				CASE WHEN s.id = s.last_id THEN true
					WHEN s.batch = s.last_batch AND (s.figures, -s.unread) > (s.last_figures, -s.last_unread)
					THEN govreport.agrees((SELECT r.parsed FROM @reports r WHERE r.id = s.id AND r.agency_key = s.agency_key),
						(SELECT r.parsed FROM @reports r WHERE r.id = s.last_id AND r.agency_key = s.agency_key))
					ELSE false END DESC,
				s.figures DESC, s.unread, s.arrived DESC, s.id DESC) AS place
		FROM (
			SELECT g.id, g.agency_key, g.agency, g.year, g.arrived, g.batch, g.figures, g.unread, first_value(g.id) OVER last AS last_id,
				first_value(g.batch) OVER last AS last_batch, first_value(g.figures) OVER last AS last_figures, first_value(g.unread) OVER last AS last_unread
			FROM @facts g
			WHERE g.year IS NOT NULL AND @which
			WINDOW last AS (PARTITION BY g.agency_key, g.agency, g.year ORDER BY g.arrived DESC, g.id DESC)
		) s$q$, '@which', which), '@facts', facts), '@reports', reports);
END;
COMMENT ON FUNCTION govreport.counting_query(text, text, text) IS 'part of create_store: the query that ranks the reports of each agency and year; that of place 1 counts';

-- How many findings of a row are waived, and how many errors among them; row: the name of one with agency_key and year.
CREATE FUNCTION govreport.waiving_query(waivers text, findings text, "row" text) RETURNS text
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
	SELECT replace(replace(replace($q$coalesce((
			SELECT govreport.waived(@findings, array_agg(ROW(w.rule, NULL, w.item, w.col, w.lhs, w.rhs, w.reason, NULL, NULL)::govreport.finding))
			FROM @waivers w WHERE w.agency_key = @row.agency_key AND w.year = @row.year HAVING count(*) > 0), ARRAY[0::bigint, 0])$q$,
		'@findings', findings), '@waivers', waivers), '@row', "row");
END;
COMMENT ON FUNCTION govreport.waiving_query(text, text, text) IS 'part of create_store: a term that counts what is waived of the findings of a row';

CREATE FUNCTION govreport.may_decide(store regclass, agency_key text) RETURNS boolean
	LANGUAGE c VOLATILE STRICT PARALLEL UNSAFE
	AS 'MODULE_PATHNAME', 'govreport_may_decide';
COMMENT ON FUNCTION govreport.may_decide(regclass, text) IS 'part of settle: whether this transaction is the one that decides on the reports of an agency, until it ends';

-- One that lost its year while we waited for who wrote it is of no group any more; the year tells its partition, too.
-- Who may see only some reports gets an error: what he does not see would be left as it was, in silence.
CREATE FUNCTION govreport.decide(store regclass, agency_keys text[], year int) RETURNS void
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
	SET row_security = off
	AS $$
BEGIN
	EXECUTE govreport.store_statement(store, format($q$
		UPDATE {_facts} f SET counts = d.counts, versions = d.versions, waived = d.waived[1], valid = f.errors = d.waived[2] FROM (
			SELECT d.id, d.agency_key, d.year, d.place = 1 AS counts, CASE d.place WHEN 1 THEN d.versions ELSE 0 END AS versions, %s AS waived FROM (%s) d OFFSET 0) d
		WHERE f.id = d.id AND f.agency_key = d.agency_key AND f.year = d.year
			AND (f.counts, f.versions, f.waived, f.valid) IS DISTINCT FROM (d.counts, d.versions, d.waived[1], f.errors = d.waived[2])$q$,
		govreport.waiving_query('{_waivers}', '(SELECT n.findings FROM {_found} n WHERE n.id = d.id AND n.year = d.year)', 'd'),
		govreport.counting_query('{}', '{_facts}',
			CASE WHEN agency_keys IS NULL THEN 'true' WHEN year IS NULL THEN 'g.agency_key = ANY ($1)' ELSE 'g.agency_key = ANY ($1) AND g.year = $2' END)))
		USING agency_keys, year;
END
$$;
COMMENT ON FUNCTION govreport.decide(regclass, text[], int) IS 'part of keep_facts: which report of each agency and year counts, and what is waived of each, of one year or of each; without agencies, of all';

-- Marks go before the decision: one that comes between them stays.
CREATE FUNCTION govreport.settle(store regclass) RETURNS bigint
	LANGUAGE plpgsql VOLATILE STRICT PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
	AS $$
DECLARE
	undecided CONSTANT regclass := govreport.store_relation(store, '_undecided');
	keys text[];
	others bigint;
BEGIN
	IF current_setting('transaction_isolation') NOT IN ('read committed', 'read uncommitted') THEN
		RETURN NULL;
	END IF;
	PERFORM govreport.settle_list(store);
	EXECUTE format($q$
		SELECT array_agg(agency_key) FILTER (WHERE may), count(*) FILTER (WHERE NOT may)
		FROM (SELECT agency_key, govreport.may_decide($1, agency_key) AS may FROM (SELECT DISTINCT agency_key FROM %s) u OFFSET 0) m$q$, undecided)
		INTO keys, others USING store;
	IF keys IS NOT NULL THEN
		EXECUTE format('DELETE FROM %s WHERE agency_key = ANY ($1)', undecided) USING keys;
		PERFORM govreport.decide(store, keys, NULL);
	END IF;
	PERFORM govreport.settle_sums(store);
	RETURN others;
END
$$;
COMMENT ON FUNCTION govreport.settle(regclass) IS 'decides, in a store, which report counts of agencies that were written to by several sessions at once, gives reports that came while the list changed their agencies by it, and puts what was written into the sums; gives how many agencies others are writing to still';

CREATE FUNCTION govreport.weigh(store regclass, agency_keys text[]) RETURNS void
	LANGUAGE plpgsql VOLATILE STRICT PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
	AS $$
DECLARE
	keys text[];
	others text[];
BEGIN
	SELECT array_agg(agency_key) FILTER (WHERE may), array_agg(agency_key) FILTER (WHERE NOT may) INTO keys, others
	FROM (SELECT agency_key, govreport.may_decide(store, agency_key) AS may FROM unnest(agency_keys) agency_key OFFSET 0) m;
	IF others IS NOT NULL THEN
		EXECUTE format('INSERT INTO %s (agency_key) SELECT unnest($1)', govreport.store_relation(store, '_undecided')) USING others;
	END IF;
	IF keys IS NOT NULL THEN
		PERFORM govreport.decide(store, keys, NULL);
	END IF;
END
$$;
COMMENT ON FUNCTION govreport.weigh(regclass, text[]) IS 'part of keep_waived: what is waived of the reports of agencies, or a note that nobody decided';

-- codes: of agencies that came, went or have another level or parent; NULL: all.  waits: for others who write to these rows; else they are passed over.
CREATE FUNCTION govreport.place_facts(store regclass, codes text[], waits boolean) RETURNS bigint
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
	AS $$
DECLARE
	passed_over bigint;
BEGIN
	EXECUTE govreport.store_statement(store, format($q$
		WITH RECURSIVE below AS (
			SELECT unnest($1) AS code
			UNION
			-- by the index on parent
			SELECT c.code FROM below b CROSS JOIN LATERAL (SELECT c.code FROM {_agencies} c WHERE c.parent = b.code OFFSET 0) c
		), placed AS MATERIALIZED (
			%1$s
		), otherwise AS MATERIALIZED (
			SELECT f.id, f.agency_key, p.level, p.parents
			FROM {_facts} f LEFT JOIN placed p ON p.code = f.agency_key
			WHERE %2$s AND (f.level, f.parents) IS DISTINCT FROM (p.level, p.parents)
		), free AS MATERIALIZED (
			SELECT o.* FROM otherwise o %3$s
		), updated AS (
			UPDATE {_facts} f SET level = o.level, parents = o.parents FROM free o WHERE f.id = o.id AND f.agency_key = o.agency_key
		)
		SELECT (SELECT count(*) FROM otherwise) - (SELECT count(*) FROM free)$q$,
		govreport.placing_query('{_agencies}', CASE WHEN codes IS NULL THEN 'true' ELSE 'a.code = ANY (ARRAY(SELECT code FROM below))' END),
		CASE WHEN codes IS NULL THEN 'true' ELSE 'f.agency_key = ANY (ARRAY(SELECT code FROM below))' END,
		CASE WHEN NOT waits THEN 'JOIN {_facts} f ON f.id = o.id FOR NO KEY UPDATE OF f SKIP LOCKED' END))
		INTO passed_over USING codes;
	RETURN passed_over;
END
$$;
COMMENT ON FUNCTION govreport.place_facts(regclass, text[], boolean) IS 'part of keep_matched: gives narrow rows of agencies, and of all below these, level and parents by the list as it is now; gives how many rows were passed over';

CREATE FUNCTION govreport.refresh_facts(store regclass) RETURNS bigint
	LANGUAGE plpgsql VOLATILE STRICT PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
	SET row_security = off
	AS $$
DECLARE
	facts CONSTANT regclass := govreport.store_relation(store, '_facts');
	triggers CONSTANT text[] := ARRAY(SELECT tgname::text FROM pg_trigger
		WHERE tgrelid = facts AND tgname IN ('govreport_keep_sums', 'govreport_keep_new_sums', 'govreport_keep_unranked', 'govreport_keep_new_unranked') ORDER BY tgname);
	firing CONSTANT text[] := ARRAY(SELECT format('%s TRIGGER %I', CASE tgenabled WHEN 'A' THEN 'ALWAYS' WHEN 'R' THEN 'REPLICA' END, tgname) FROM pg_trigger
		WHERE tgrelid = facts AND tgname = ANY (triggers) ORDER BY tgname);
	tables CONSTANT text[] := ARRAY(SELECT name FROM unnest(ARRAY['{_facts}', '{_found}', '{_undecided}', '{_ranked}', '{_spreads}', '{_unranked}']) ending,
		govreport.store_statement(store, ending) name WHERE to_regclass(name) IS NOT NULL);
	step CONSTANT bigint := 20000;
	one text;
	last_id bigint;
	reached bigint := NULL;
	filled bigint := 0;
	n bigint;
	reports bigint;
BEGIN
	EXECUTE format('LOCK TABLE %s IN SHARE ROW EXCLUSIVE MODE', store);
	FOREACH one IN ARRAY triggers LOOP
		EXECUTE format('ALTER TABLE %s DISABLE TRIGGER %I', facts, one);
	END LOOP;
	-- not truncated: who reads sees what was there, now and in a snapshot of before
	EXECUTE format('LOCK TABLE %s IN EXCLUSIVE MODE', array_to_string(tables, ', '));
	FOREACH one IN ARRAY tables LOOP
		EXECUTE format('DELETE FROM %s', one);
	END LOOP;
	EXECUTE format('SELECT count(*) FROM %s', store) INTO reports;
	LOOP
		EXECUTE format($q$
			WITH report AS MATERIALIZED (
				SELECT * FROM %3$s WHERE $1 IS NULL OR id > $1 ORDER BY id LIMIT $2
			), found AS (
				INSERT INTO %2$s (id, agency_key, year, findings)
				SELECT r.id, r.agency_key, r.year, (r.facts).findings FROM report r WHERE cardinality((r.facts).findings) > 0
			), taken AS (
				INSERT INTO %1$s (id, agency_key, level, parents, agency, year, arrived, batch, source, form, figures, unread, errors, warnings, infos,
					totals, signature, counts, versions, waived, valid)
				SELECT r.id, r.agency_key, p.level, p.parents, r.agency, r.year, r.arrived, r.batch, r.source, (r.facts).form, (r.facts).figures, (r.facts).unread,
					(r.facts).errors, (r.facts).warnings, (r.facts).infos, (r.facts).totals, (r.facts).signature, true, 1, 0, (r.facts).errors = 0
				FROM report r LEFT JOIN (%4$s) p ON p.code = r.agency_key
				RETURNING id
			)
			SELECT max(id), count(*) FROM taken$q$, facts, govreport.store_relation(store, '_found'), store,
			govreport.placing_query(govreport.store_relation(store, '_agencies')::text, 'a.code IN (SELECT agency_key FROM report)')) INTO last_id, n USING reached, step;
		EXIT WHEN n = 0;
		filled := filled + n;
		reached := last_id;
		IF reports > step THEN
			RAISE INFO '%: facts of % of % reports', store, filled, reports;
		END IF;
	END LOOP;
	PERFORM govreport.decide(store, NULL, NULL);
	FOREACH one IN ARRAY firing LOOP
		EXECUTE format('ALTER TABLE %s ENABLE %s', facts, one);
	END LOOP;
	IF 'govreport_keep_sums' = ANY (triggers) THEN
		PERFORM govreport.refresh_sums(store);
	END IF;
	IF 'govreport_keep_unranked' = ANY (triggers) THEN
		EXECUTE govreport.store_statement(store, 'INSERT INTO {_unranked} (agency_key) SELECT DISTINCT agency_key FROM {_facts}');
	END IF;
	PERFORM govreport.rank_reports(store);
	RETURN filled;
END
$$;
COMMENT ON FUNCTION govreport.refresh_facts(regclass) IS 'makes the narrow rows of a store, and its sums, anew from its reports: after its triggers were disabled, say; gives their number';
