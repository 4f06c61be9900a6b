package org.mediatranscoder.auth.documentdb;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoClientSettings;
import java.util.concurrent.TimeUnit;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mediatranscoder.auth.TestWorld;

/**
 * Whether {@link NothingDocumentDbLacks}, which runs after every test of this module, would notice;
 * DocumentDB itself runs on AWS only.
 */
class DocumentDbTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mapReduce | {mapReduce: 'accounts'} | command mapReduce",
        "commitTransaction | {commitTransaction: 1} | command commitTransaction",
        "find | {find: 'a', filter: {$where: 'true'}} | find: $where",
        "find | {find: 'a', filter: {$and: [{b: {$near: 1}}]}} | find: $near",
        "find | {find: 'a', filter: {}, collation: {locale: 'en'}} | find: collation",
        "find | {find: 'a', readConcern: {afterClusterTime: 1}} | find: afterClusterTime",
        "insert | {insert: 'a', documents: [], txnNumber: 1} | insert: txnNumber",
        "insert | {insert: 'a', documents: [], startTransaction: true} | insert: startTransaction",
        "update | {update: 'a', updates: [{q: {}, u: {$bit: {b: 1}}}]} | update: $bit",
        "update | {update: 'a', updates: [{q: {}, u: [{$set: {b: 1}}]}]} |"
            + " update: an update that is a pipeline",
        "findAndModify | {findAndModify: 'a', update: [{$set: {b: 1}}]} |"
            + " findAndModify: an update that is a pipeline",
        "aggregate | {aggregate: 'a', pipeline: [{$changeStream: {}}]} | aggregate: $changeStream",
        "aggregate | {aggregate: 'a', pipeline: [{$facet: {}}]} | aggregate: $facet",
        "createIndexes | {createIndexes: 'a', indexes: [{key: {b: 1}, expireAfterSeconds: 1}]} |"
            + " createIndexes: index option expireAfterSeconds",
        "createIndexes | {createIndexes: 'a', indexes: [{key: {b: 1}, partialFilterExpression:"
            + " {}}]} | createIndexes: index option partialFilterExpression"
      })
  void whatDocumentDbLacksIsNoticed(String name, String command, String fault) {
    assertThat(DocumentDb.faults(name, BsonDocument.parse(command))).containsExactly(fault);
  }

  @Test
  void whatDocumentDbHasIsGood() {
    BsonDocument command =
        BsonDocument.parse(
            "{findAndModify: 'accounts', query: {_id: 'x', since: {$exists: false}},"
                + " update: {$setOnInsert: {a: 1}, $set: {b: 2}}, upsert: true, $db: 'auth'}");

    assertThat(DocumentDb.faults("findAndModify", command)).isEmpty();
  }

  @Test
  void theTestsAreWatched() {
    TestWorld.signInAndOut();

    assertThat(MongoWatch.seen())
        .contains("createIndexes", "find", "findAndModify", "insert", "update", "delete");
  }

  @Test
  void writesAreNotRetriedByTheDriverEvenIfTheAddressForgetsToSaySo() {
    MongoClientSettings.Builder settings = MongoClientSettings.builder().retryWrites(true);
    TestWorld.customizeMongo(settings);

    MongoClientSettings ours = settings.build();
    assertThat(ours.getRetryWrites()).isFalse();
    assertThat(ours.getSocketSettings().getReadTimeout(TimeUnit.SECONDS)).isEqualTo(10);
  }
}
