-- 0005_copied_subject.py sha256 2fa69fc24052b19351dbf859bf6592a343df1846ef12a3734f76fe9634bac989
BEGIN TRANSACTION;
CREATE TABLE "application" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "company" TEXT NOT NULL, "role" TEXT NOT NULL, "place" TEXT NOT NULL, "url" TEXT NOT NULL, "notes" TEXT NOT NULL, "tags" TEXT NOT NULL, "stage" TEXT NOT NULL, "stage_since" DATETIME NOT NULL, "promised_on" DATE, "check_ins_allowed" INTEGER, "offer" TEXT NOT NULL, "offer_answer_by" DATE, "ending" TEXT NOT NULL, "keep_warm" INTEGER, "outcome" TEXT NOT NULL, "archived_at" DATETIME, "origin_id" INTEGER, "version" INTEGER NOT NULL, "created_at" DATETIME NOT NULL, FOREIGN KEY ("origin_id") REFERENCES "application" ("id") ON DELETE SET NULL);
INSERT INTO "application" VALUES(1,'Acme','Engineer','Madrid','https://acme.example/jobs/1','Quiet office; it''s by the river.','remote, data','thanked','2026-10-02 14:30:00.000000','2026-10-09',3,'',NULL,'',NULL,'',NULL,NULL,4,'2026-10-01 14:30:00.000000');
INSERT INTO "application" VALUES(3,'Brink & Söhne','Leiterin','','','','','closed','2026-10-05 14:30:00.000000',NULL,NULL,'Two days a week at home','2026-10-12','rejected',1,'accepted','2026-10-06 14:30:00.000000',1,2,'2026-10-03 14:30:00.000000');
CREATE TABLE "contact" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "application_id" INTEGER NOT NULL, "person_id" INTEGER, "direction" TEXT NOT NULL, "channel" TEXT NOT NULL, "at" DATETIME NOT NULL, "brought" TEXT NOT NULL, "summary" TEXT NOT NULL, FOREIGN KEY ("application_id") REFERENCES "application" ("id") ON DELETE CASCADE, FOREIGN KEY ("person_id") REFERENCES "person" ("id") ON DELETE SET NULL);
INSERT INTO "contact" VALUES(1,1,1,'in','phone','2026-10-03 14:30:00.000000','a new date','She called: by Friday');
INSERT INTO "contact" VALUES(2,3,NULL,'out','','2026-10-04 14:30:00.000000','nothing new','');
CREATE TABLE "conversation" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "interview_id" INTEGER NOT NULL, "person_id" INTEGER NOT NULL, "topics" TEXT NOT NULL, "memorable" TEXT NOT NULL, FOREIGN KEY ("interview_id") REFERENCES "interview" ("id") ON DELETE CASCADE, FOREIGN KEY ("person_id") REFERENCES "person" ("id") ON DELETE CASCADE);
INSERT INTO "conversation" VALUES(1,1,1,'the move to one queue','rows on the lake at six');
INSERT INTO "conversation" VALUES(2,1,2,'','');
CREATE TABLE "import_source" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "application_id" INTEGER NOT NULL, "source" TEXT NOT NULL, "external_id" TEXT NOT NULL, "values" TEXT NOT NULL, "imported_at" DATETIME NOT NULL, FOREIGN KEY ("application_id") REFERENCES "application" ("id") ON DELETE CASCADE);
INSERT INTO "import_source" VALUES(1,1,'csv','17','{"company": "Acme", "stage": "On site"}','2026-10-01 14:30:00.000000');
CREATE TABLE "interview" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "application_id" INTEGER NOT NULL, "round" INTEGER NOT NULL, "starts_at" DATETIME, "ends_at" DATETIME, "zone" TEXT NOT NULL, "kind" TEXT NOT NULL, "place" TEXT NOT NULL, "calendar_uid" TEXT NOT NULL, "calendar_sequence" INTEGER NOT NULL, "cancelled" INTEGER NOT NULL, "discussed" TEXT NOT NULL, "went_badly" TEXT NOT NULL, "debriefed_at" DATETIME, day_only INTEGER NOT NULL DEFAULT FALSE, FOREIGN KEY ("application_id") REFERENCES "application" ("id") ON DELETE CASCADE);
INSERT INTO "interview" VALUES(1,1,1,'2026-10-01 14:30:00.000000','2026-10-01 15:30:00','Europe/Madrid','on site','Room 3','a1@acme.example',2,0,'The move to one queue','I could not say how I would shard it','2026-10-01 17:00:00',0);
INSERT INTO "interview" VALUES(2,3,1,'2026-10-14 10:00:00',NULL,'','','','',0,1,'','',NULL,1);
CREATE TABLE "journal_entry" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "at" DATETIME NOT NULL, "command" TEXT NOT NULL, "title" TEXT NOT NULL, "application_id" INTEGER, "changes" TEXT NOT NULL, "state" TEXT NOT NULL);
INSERT INTO "journal_entry" VALUES(1,'2026-10-01 14:30:00.000000','add','Added Acme',1,'[]','done');
INSERT INTO "journal_entry" VALUES(2,'2026-10-02 14:30:00.000000','debrief','Round 2 at Acme was called off',1,'[{"table": "interview", "id": 4, "before": {"starts_at": null, "ends_at": null, "zone": "", "kind": "", "place": "", "calendar_uid": "", "calendar_sequence": 0, "cancelled": 0, "discussed": "", "went_badly": "", "debriefed_at": null, "id": 4, "application": 1, "round": 2}, "after": null}]','done');
INSERT INTO "journal_entry" VALUES(3,'2026-10-03 14:30:00.000000','edit','Edited Brink & Söhne',3,'[{"table": "application", "id": 3, "before": {"role": "Leiterin"}, "after": {"role": "Referentin"}}]','undone');
CREATE TABLE "note" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "application_id" INTEGER NOT NULL, "person_id" INTEGER, "interview_id" INTEGER, "kind" TEXT NOT NULL, "channel" TEXT NOT NULL, "subject" TEXT NOT NULL, "body" TEXT NOT NULL, "state" TEXT NOT NULL, "created_at" DATETIME NOT NULL, "copied_at" DATETIME, "settled_at" DATETIME, "posted_on" DATE, "skip_reason" TEXT NOT NULL, "overruled" TEXT NOT NULL, "call_result" TEXT NOT NULL, copied_body TEXT NOT NULL DEFAULT '', copied_subject TEXT, FOREIGN KEY ("application_id") REFERENCES "application" ("id") ON DELETE CASCADE, FOREIGN KEY ("person_id") REFERENCES "person" ("id") ON DELETE CASCADE, FOREIGN KEY ("interview_id") REFERENCES "interview" ("id") ON DELETE SET NULL);
INSERT INTO "note" VALUES(1,1,1,1,'thank-you','email','Thank you','Hi Ana,

Thank you for the tour — and for the 🚣 story.

Robin','sent','2026-10-01 14:30:00.000000','2026-10-01 18:00:00','2026-10-01 18:05:00',NULL,'','small-apology','','Hi Ana,

Thank you for the tour.

Robin','Thanks');
INSERT INTO "note" VALUES(2,1,2,NULL,'thank-you','post','','Dear 水野さん,','skipped','2026-10-01 14:30:00.000000',NULL,'2026-10-02 14:30:00.000000','2026-10-02','does not want any','','reached','',NULL);
INSERT INTO "note" VALUES(5,3,NULL,2,'check-in','email','','[Something]','draft','2026-10-04 14:30:00.000000',NULL,NULL,NULL,'','','','',NULL);
CREATE TABLE "participation" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "application_id" INTEGER NOT NULL, "person_id" INTEGER NOT NULL, "role" TEXT NOT NULL, "main_contact" INTEGER NOT NULL, FOREIGN KEY ("application_id") REFERENCES "application" ("id") ON DELETE CASCADE, FOREIGN KEY ("person_id") REFERENCES "person" ("id") ON DELETE CASCADE);
INSERT INTO "participation" VALUES(1,1,1,'VP Engineering',1);
INSERT INTO "participation" VALUES(2,1,2,'',0);
INSERT INTO "participation" VALUES(4,3,2,'Beraterin',0);
CREATE TABLE "person" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "name" TEXT NOT NULL, "greeting" TEXT NOT NULL, "email" TEXT NOT NULL, "phone" TEXT NOT NULL, "linkedin" TEXT NOT NULL, "postal_address" TEXT NOT NULL, "channel" TEXT NOT NULL, "linkedin_welcome" TEXT NOT NULL, "do_not_contact" INTEGER NOT NULL);
INSERT INTO "person" VALUES(1,'Ana Ruiz','Ana','ana@acme.example','+34 600 000 001','https://www.linkedin.com/in/ana-ruiz','Calle Mayor 1
28013 Madrid','email','yes',0);
INSERT INTO "person" VALUES(2,'水野 千尋','水野さん','','','','','','unknown',1);
CREATE TABLE "review_day" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "day" DATE NOT NULL, "started_at" DATETIME NOT NULL, "finished_at" DATETIME, "done" INTEGER NOT NULL);
INSERT INTO "review_day" VALUES(1,'2026-10-02','2026-10-02 14:30:00.000000','2026-10-02 14:35:00',3);
INSERT INTO "review_day" VALUES(2,'2026-10-03','2026-10-03 14:30:00.000000',NULL,0);
CREATE TABLE "schema_migration" ("id" INTEGER NOT NULL PRIMARY KEY, "name" VARCHAR(255) NOT NULL, "applied" DATETIME NOT NULL);
INSERT INTO "schema_migration" VALUES(1,'0001_initial','2026-10-01 09:00:00');
INSERT INTO "schema_migration" VALUES(2,'0002_day_only','2026-10-10 09:00:00');
INSERT INTO "schema_migration" VALUES(3,'0003_copied_body','2026-11-24 17:18:30.663613');
INSERT INTO "schema_migration" VALUES(4,'0004_variant','2026-11-24 18:00:00');
INSERT INTO "schema_migration" VALUES(5,'0005_copied_subject','2026-11-24 20:06:05.438323');
CREATE TABLE "snooze" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "application_id" INTEGER NOT NULL, "until" DATETIME NOT NULL, FOREIGN KEY ("application_id") REFERENCES "application" ("id") ON DELETE CASCADE);
INSERT INTO "snooze" VALUES(1,3,'2026-10-20 07:00:00');
CREATE TABLE "variant" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "note_id" INTEGER NOT NULL, "channel" TEXT NOT NULL, "subject" TEXT NOT NULL, "body" TEXT NOT NULL, "base_channel" TEXT NOT NULL, "base_subject" TEXT NOT NULL, "base_body" TEXT NOT NULL, FOREIGN KEY ("note_id") REFERENCES "note" ("id") ON DELETE CASCADE);
INSERT INTO "variant" VALUES(1,5,'phone','Still there?','[Something] else','email','Hello','[Something] that both began with');
CREATE UNIQUE INDEX "schema_migration_name" ON "schema_migration" ("name");
CREATE INDEX "application_stage" ON "application" ("stage");
CREATE INDEX "application_archived_at" ON "application" ("archived_at");
CREATE INDEX "application_origin_id" ON "application" ("origin_id");
CREATE INDEX "contact_application_id" ON "contact" ("application_id");
CREATE INDEX "contact_person_id" ON "contact" ("person_id");
CREATE INDEX "interview_application_id" ON "interview" ("application_id");
CREATE INDEX "interview_calendar_uid" ON "interview" ("calendar_uid");
CREATE INDEX "conversation_interview_id" ON "conversation" ("interview_id");
CREATE INDEX "conversation_person_id" ON "conversation" ("person_id");
CREATE UNIQUE INDEX "conversation_interview_id_person_id" ON "conversation" ("interview_id", "person_id");
CREATE INDEX "import_source_application_id" ON "import_source" ("application_id");
CREATE UNIQUE INDEX "import_source_source_external_id" ON "import_source" ("source", "external_id");
CREATE INDEX "journal_entry_state" ON "journal_entry" ("state");
CREATE INDEX "note_application_id" ON "note" ("application_id");
CREATE INDEX "note_person_id" ON "note" ("person_id");
CREATE INDEX "note_interview_id" ON "note" ("interview_id");
CREATE INDEX "participation_application_id" ON "participation" ("application_id");
CREATE INDEX "participation_person_id" ON "participation" ("person_id");
CREATE UNIQUE INDEX "participation_application_id_person_id" ON "participation" ("application_id", "person_id");
CREATE UNIQUE INDEX "review_day_day" ON "review_day" ("day");
CREATE UNIQUE INDEX "snooze_application_id" ON "snooze" ("application_id");
CREATE INDEX "variant_note_id" ON "variant" ("note_id");
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('person',2);
INSERT INTO "sqlite_sequence" VALUES('application',5);
INSERT INTO "sqlite_sequence" VALUES('participation',6);
INSERT INTO "sqlite_sequence" VALUES('interview',4);
INSERT INTO "sqlite_sequence" VALUES('conversation',2);
INSERT INTO "sqlite_sequence" VALUES('note',8);
INSERT INTO "sqlite_sequence" VALUES('contact',2);
INSERT INTO "sqlite_sequence" VALUES('review_day',2);
INSERT INTO "sqlite_sequence" VALUES('import_source',1);
INSERT INTO "sqlite_sequence" VALUES('snooze',1);
INSERT INTO "sqlite_sequence" VALUES('variant',1);
INSERT INTO "sqlite_sequence" VALUES('journal_entry',3);
COMMIT;
