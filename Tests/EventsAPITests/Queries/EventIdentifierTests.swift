import ByteBuffers
import EventsAPI
import Testing

struct EventIdentifierTests {
    private static let start = Timestamp(milliseconds: 1_795_411_200_123)

    @Test
    func `the number is the hash of the correlation id and the start time, lowest byte first`() {
        let correlation: UInt64 = 0x43d_ce67_8584_aee3
        var hash = correlation
        for place in 0..<8 as Range<UInt64> {
            let byte = UInt64(bitPattern: Self.start.milliseconds) >> (8 * place) & 0xFF
            hash = (hash ^ byte) &* 0x100_0000_01b3
        }
        let identifier = EventIdentifier(correlationID: correlation, startTime: Self.start)
        #expect("\(identifier)" == "\(Int64(bitPattern: hash))_1795411200123")
    }

    @Test func `what collides counts upwards and wraps around`() throws {
        let last = try #require(EventIdentifier("\(Int64.max)_5"))
        #expect("\(last.counted(up: 0))" == "\(Int64.max)_5")
        #expect("\(last.counted(up: 1))" == "\(Int64.min)_5")
        #expect("\(last.counted(up: .max))" == "\(Int64.max - 1)_5")
    }

    @Test(arguments: [
        "-5301772197560753067_1785946260000", "4578933396576863909_1631255744265", "0_0", "-1_-1",
        "9223372036854775807_9223372036854775807", "-9223372036854775808_-9223372036854775808",
    ])
    func `an identifier is read and written back`(_ text: String) throws {
        let identifier = try #require(EventIdentifier(text))
        var buffer = ByteBuffer()
        identifier.append(to: &buffer)
        #expect(String(buffer.span) == text)
        #expect("\(identifier)" == text)
        #expect("\(identifier.number)_\(identifier.startTime.milliseconds)" == text)
    }

    @Test(arguments: [
        "", "_", "1", "1_", "_1", "1_2_3", "1__2", "+1_2", "1_+2", "01_2", "1_02", "-0_1", "1_-0",
        "9223372036854775808_1", "1_9223372036854775808", " 1_2", "1_2 ", "1_2\n", "a_1", "1_a",
        "١_2", "0x1_2",
    ])
    func `any other form is refused`(_ text: String) {
        #expect(EventIdentifier(text) == nil)
    }
}
