package io.collabboard.proto

import io.collabboard.proto.cluster.v1.scaladsl.Commit
import io.collabboard.proto.journal.v1.scaladsl.BoardChanged
import io.collabboard.proto.wire.v1.scaladsl.Frames
import org.junit.jupiter.api.Assertions.assertArrayEquals
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Test

/** The Scala binding of profile "scala" agrees with the Java binding, byte by byte. */
class ScalaBindingTest {
  @Test
  def encodesTheGoldenVectorsToTheSameBytes(): Unit =
    GoldenVectors.valid().forEach { vector =>
      val frames = Frames.parseFrom(vector.bytes())
      assertEquals(vector.frames().getFramesCount, frames.frames.size, vector.name())
      assertArrayEquals(vector.bytes(), frames.toByteArray, vector.name())
    }

  @Test
  def eachPackageHasABindingOfItsOwn(): Unit = {
    assertEquals("collabboard.cluster.v1.Commit", Commit.scalaDescriptor.fullName)
    assertEquals("collabboard.journal.v1.BoardChanged", BoardChanged.scalaDescriptor.fullName)
  }
}
